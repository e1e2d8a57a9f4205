"""The adapters inside their tools; each test is skipped where its tool is not installed."""
import pytest
from test_extract import HTML, URL

import cleanview

pytestmark = pytest.mark.heavy


def test_scrapy_pipeline():
    pytest.importorskip("scrapy")
    from scrapy.settings import Settings

    from cleanview.adapters.scrapy import CleanViewPipeline

    class Crawler:
        settings = Settings({"CLEANVIEW_FIELDS": "title,text"})

    pipeline = CleanViewPipeline.from_crawler(Crawler())
    item = pipeline.process_item({"html": HTML.encode(), "url": URL}, None)
    assert item["title"] == "Bridge opens" and set(item) == {"url", "title", "text"}
    assert pipeline.process_item({"html": b"%PDF-1.7 \x00\x01\x02 \x00"}, None)["error"]["code"] == "not_html"
    assert pipeline.process_item({"url": URL}, None) == {"url": URL}


def test_datatrove_extractor():
    pytest.importorskip("datatrove")
    from datatrove.data import Document

    from cleanview.adapters.datatrove import CleanView

    documents = [Document(text=HTML, id="1"), Document(text="<p></p>", id="2")]
    found = list(CleanView().run(iter(documents)))
    assert [d.id for d in found] == ["1"] and found[0].text == cleanview.extract(HTML).text
    assert list(CleanView(markdown=True).run(iter([Document(text=HTML, id="1")])))[0].text


def test_ray_map_batches():
    ray = pytest.importorskip("ray")
    from cleanview.adapters.ray import CleanViewBatch

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        rows = [{"n": i, "html": HTML, "url": URL} for i in range(20)]
        found = ray.data.from_items(rows).map_batches(CleanViewBatch(fields=["title"]), batch_format="pyarrow").take_all()
        assert sorted(row["n"] for row in found) == list(range(20))
        assert {row["title"] for row in found} == {"Bridge opens"}
    finally:
        ray.shutdown()


def test_ray_batch_function():
    pa = pytest.importorskip("pyarrow")
    from cleanview.adapters.ray import CleanViewBatch

    found = CleanViewBatch(fields=["title"])(pa.table({"html": [HTML], "url": [URL]}))
    assert found.to_pylist() == [{"url": URL, "title": "Bridge opens"}]
