"""Codes the posts of a study on Spark, with the functions the laptop uses, and adds up who interacts with whom.

    spark-submit cluster/spark.py --tables data/interim/NAME --out OUT [--study study.yaml]
    spark-submit cluster/spark.py --posts posts.ndjson --out OUT

Reads the tables posts, people and links as Parquet, or lines of JSON with a post each; writes labels, evidence,
signatures, rejects and, from tables, ties and tieQuarters as Parquet below OUT. See cluster/README.md.
"""

import argparse
import json
import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

# What the worker reads of a post, in this order.
POST = """post string, kind string, status string, language string, title string, text string, quotedText string,
adLabel string, hashtags array<string>, handle string, name string, bio string, links array<string>"""
CODED = "post string, labels string, evidence string, signature binary, reject string"
LABELS = "array<struct<post: string, code: string, value: boolean, probability: double>>"
EVIDENCE = "array<struct<post: string, code: string, cue: string, position: bigint, excerpt: string>>"


def coder(worker, settings):
    """A function for mapInArrow: feeds the batches of a partition to one worker, with the files of settings by their names."""

    def code(batches):
        with tempfile.TemporaryFile() as errors:
            command = ["node", SparkFiles.get(worker)] + [SparkFiles.get(name) for name in settings]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

            def died(cause):
                process.kill()
                process.wait()
                errors.seek(0)
                said = errors.read().decode(errors="replace").strip()
                return RuntimeError(f"worker ended with {process.returncode}: {said or cause}")

            def ask(batch):
                sink = pa.BufferOutputStream()
                with pa.ipc.new_stream(sink, batch.schema) as writer:
                    writer.write_batch(batch)
                content = sink.getvalue()
                try:
                    process.stdin.write(struct.pack("<I", content.size))
                    process.stdin.write(content)
                    process.stdin.flush()
                except BrokenPipeError as cause:
                    raise died(cause) from cause

            def answer():
                head = process.stdout.read(4)
                size = struct.unpack("<I", head)[0] if len(head) == 4 else -1
                content = process.stdout.read(size) if size >= 0 else b""
                if len(content) != size:
                    raise died("no answer")
                return pa.ipc.open_stream(content).read_all().to_batches()

            # One after another: a worker that waits to be read would not read what comes next.
            for batch in batches:
                ask(batch)
                yield from answer()
            process.stdin.close()
            if process.wait() != 0:
                raise died("no reason given")

    return code


def from_tables(spark, folder):
    """The posts with what is known of their authors, and their links in order, from the tables of a study."""
    for name in ("posts", "people", "links"):
        spark.read.parquet(f"{folder}/{name}.parquet").createOrReplaceTempView(name)
    return spark.sql("""
        SELECT p.post, p.kind, p.status, p.language, p.title, p.text, p.quotedText, p.adLabel, p.hashtags,
          a.handle, a.name, a.bio, l.links
        FROM posts p
        LEFT JOIN people a ON a.person = p.author
        LEFT JOIN (
          SELECT post, transform(array_sort(collect_list(struct(position, url))), x -> x.url) AS links FROM links GROUP BY post
        ) l ON l.post = p.post""")


def from_lines(spark, path):
    """Posts as lines of JSON; a line that cannot be read is a post without a key, which the worker rejects."""
    lines = spark.read.schema(POST).option("mode", "PERMISSIVE").json(path)
    return lines.withColumns({
        "kind": f.coalesce("kind", f.lit("original")),
        "status": f.coalesce("status", f.lit("ok")),
        "hashtags": f.coalesce("hashtags", f.array().cast("array<string>")),
    })


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = options.add_mutually_exclusive_group(required=True)
    source.add_argument("--tables", help="folder with posts.parquet, people.parquet and links.parquet")
    source.add_argument("--posts", help="posts as lines of JSON: a file, a folder or a pattern")
    options.add_argument("--out", required=True, help="folder for the answers")
    options.add_argument("--study", help="settings of the study, study.yaml")
    options.add_argument("--worker", default=str(Path(__file__).resolve().parent.parent / "dist" / "worker.mjs"))
    options.add_argument("--master", help="local[2] and the like; otherwise that of spark-submit")
    given = options.parse_args()
    if "://" not in given.worker and not os.path.isfile(given.worker):
        options.error(f"missing worker: {given.worker}: make it with npm run build:worker")

    if given.master and given.master.startswith("local"):
        # On this machine, the Python that runs this file has the packages.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("staffroom").config("spark.sql.session.timeZone", "UTC")
    # A batch is held three times on its way: short ones keep a task small, whatever the length of the posts.
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "4096")
    spark = (builder.master(given.master) if given.master else builder).getOrCreate()
    spark.sparkContext.setLogLevel("WARN")
    spark.sparkContext.addFile(given.worker)
    # A study may name a model of its own: the nodes need it beside its settings.
    model = subprocess.check_output(["node", given.worker, "--model", given.study], text=True) if given.study else ""
    settings = [path for path in (given.study, model) if path]
    for path in settings:
        spark.sparkContext.addFile(path)

    posts = from_tables(spark, given.tables) if given.tables else from_lines(spark, given.posts)
    coded = posts.mapInArrow(coder(os.path.basename(given.worker), [os.path.basename(path) for path in settings]), CODED)
    # Posts are coded once, and the answers read from disk from then on.
    coded.write.mode("overwrite").parquet(f"{given.out}/coded")
    coded = spark.read.parquet(f"{given.out}/coded")

    def rows(column, schema):
        return coded.select(f.explode(f.from_json(column, schema)).alias("row")).select("row.*")

    rows("labels", LABELS).write.mode("overwrite").parquet(f"{given.out}/labels")
    rows("evidence", EVIDENCE).write.mode("overwrite").parquet(f"{given.out}/evidence")
    coded.where("signature IS NOT NULL").select("post", "signature").write.mode("overwrite").parquet(f"{given.out}/signatures")
    coded.where("reject IS NOT NULL").select("post", "reject").write.mode("overwrite").parquet(f"{given.out}/rejects")

    if given.tables:
        sql = json.loads(subprocess.check_output(["node", given.worker, "--sql"] + ([given.study] if given.study else [])))
        spark.sql(sql["interactions"]).createOrReplaceTempView("interactions")
        for table in ("ties", "tieQuarters"):
            spark.sql(sql[table]).write.mode("overwrite").parquet(f"{given.out}/{table}")
    spark.stop()


if __name__ == "__main__":
    main()
