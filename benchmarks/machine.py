"""What a benchmark's results were measured on, and where they are kept."""
import json
import os
import pathlib
import platform
import re
import subprocess


def processor() -> str:
    try:
        names = re.findall(r"^model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    except OSError:
        names = []
    return names[0] if names else platform.processor()


def described() -> dict:
    compiler = subprocess.run(["c++", "--version"], capture_output=True, text=True, check=False).stdout.split("\n")[0]
    return {"machine": {"processor": processor(), "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1), "system": platform.platform(),
                        "compiler": compiler, "python": platform.python_version()}}


def save(root: pathlib.Path, name: str, result: dict) -> None:
    path = root / "benchmarks" / "results" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(root)}")
