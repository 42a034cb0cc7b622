"""A first look at a study from Python: python notebooks/first_look.py [FOLDER]. Needs duckdb (or pandas with pyarrow)."""

import sys

import duckdb

folder = sys.argv[1] if len(sys.argv) > 1 else "data/processed/sample"

print(duckdb.sql(f"select platform, kind, count(*) as posts from '{folder}/posts.parquet' group by all order by all"))
print(
    duckdb.sql(
        f"""select code, avg(value::int) as share from '{folder}/labels.parquet'
        where code in ('sharing', 'selfpromotion', 'commercial') group by code order by code"""
    )
)
