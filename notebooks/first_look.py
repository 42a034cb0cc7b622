"""A first look at a study from Python: python notebooks/first_look.py [FOLDER]. Needs duckdb (or pandas with pyarrow)."""

import sys
from pathlib import Path

import duckdb

folder = sys.argv[1] if len(sys.argv) > 1 else "data/processed/sample"
if not Path(folder, "posts.parquet").exists():
    sys.exit(f"{folder}: no tables of a study: run it first, or name another folder such as data/processed/NAME")

print(duckdb.sql(f"select platform, kind, count(*) as posts from '{folder}/posts.parquet' group by all order by all"))

# Codes are told of posts by people, as in the report: automated accounts are nobody.
bots = f"(select post from '{folder}/posts.parquet' where author in (select person from '{folder}/people.parquet' where bot))"
print(
    duckdb.sql(
        f"""with labels as (from '{folder}/labels.parquet')
        select code, count(*) as posts, avg(value::int) as share from labels
        where code in (select code from labels where not value) and post not in {bots}
        and post not in (select post from labels where code = 'uncodable' and value) group by code order by code"""
    )
)
