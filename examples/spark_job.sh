#!/usr/bin/env bash
# The Spark job on this machine: two executors of one core.   spark_job.sh OUT WARC...
set -euo pipefail
output=$1
shift
export PYSPARK_PYTHON=${PYSPARK_PYTHON:-python3}
export PYSPARK_SUBMIT_ARGS="--master local-cluster[2,1,1024] --conf spark.driver.host=127.0.0.1 --conf spark.ui.enabled=false pyspark-shell"
"$PYSPARK_PYTHON" -m cleanview.spark --format jsonl -o "$output" "$@"
