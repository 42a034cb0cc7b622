#!/usr/bin/env python3
"""What a researcher would write instead: one plain script with pandas, scikit-learn, igraph or networkx, matplotlib.

    python3 script.py POSTS.csv TRUTH.csv OUT igraph|networkx

POSTS.csv is a TAGS sheet; the first 5,000 rows of TRUTH.csv (id,label) stand for posts coded by hand. The steps are
those of the pipeline: ingest, classify (naive Bayes), network, communities and PageRank, charts, tables. The last line
of standard output is JSON: seconds by step, processor seconds, peak memory in MB, and what was found.
"""
import json
import os
import random
import resource
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB

posts_file, truth_file, out, library = sys.argv[1:5]
os.makedirs(out, exist_ok=True)
steps, began = {}, time.perf_counter()


def step(name):
    global began
    now = time.perf_counter()
    steps[name] = round(now - began, 2)
    began = now


posts = pd.read_csv(posts_file, dtype=str, keep_default_na=False).drop_duplicates("id_str")
posts["time"] = pd.to_datetime(posts.created_at, format="%a %b %d %H:%M:%S %z %Y")
step("ingest")

coded = pd.read_csv(truth_file, dtype=str, nrows=5000).merge(posts, left_on="id", right_on="id_str")
counter = CountVectorizer(min_df=2)
model = MultinomialNB().fit(counter.fit_transform(coded.text), coded.label)
posts["label"] = model.predict(counter.transform(posts.text))
step("classify")

ties = posts[["from_user"]].assign(to=posts.text.str.findall(r"@(\w{1,15})")).explode("to").dropna()
ties = ties[ties.from_user != ties.to].groupby(["from_user", "to"]).size().reset_index(name="weight")
if library == "igraph":
    import igraph

    random.seed(1)
    graph = igraph.Graph.TupleList(ties.itertuples(index=False), directed=True, edge_attrs=["weight"])
    step("network")
    found = graph.as_undirected(combine_edges="sum").community_leiden("modularity", weights="weight", n_iterations=2)
    names, community = graph.vs["name"], found.membership
    modularity = graph.as_undirected(combine_edges="sum").modularity(community, weights="weight")
    rank = graph.pagerank(weights="weight")
    degree = graph.strength(mode="in", weights="weight")
else:
    import networkx

    graph = networkx.DiGraph()
    graph.add_weighted_edges_from(ties.itertuples(index=False, name=None))
    step("network")
    near = networkx.Graph()
    for one, other, weight in graph.edges(data="weight"):
        near.add_edge(one, other, weight=weight + near.get_edge_data(one, other, {"weight": 0})["weight"])
    parts = networkx.community.louvain_communities(near, seed=1)
    modularity = networkx.community.modularity(near, parts)
    of = {name: i for i, part in enumerate(sorted(parts, key=len, reverse=True)) for name in part}
    names = list(graph)
    ranks, degrees = networkx.pagerank(graph), dict(graph.in_degree(weight="weight"))
    community, rank, degree = [of[n] for n in names], [ranks[n] for n in names], [degrees[n] for n in names]
people = pd.DataFrame({"person": names, "community": community, "rank": rank, "mentions": degree})
step("communities")


def chart(name, size=(9, 4)):
    plt.tight_layout()
    plt.gcf().set_size_inches(size)
    plt.savefig(f"{out}/{name}.png", dpi=120)
    plt.close("all")


posts = posts.merge(people[["person", "community"]], how="left", left_on="from_user", right_on="person")
posts.groupby([pd.Grouper(key="time", freq="W"), "label"]).size().unstack(fill_value=0).plot.area()
chart("weeks")
pd.crosstab(posts.community, posts.label, normalize="index").head(20).plot.barh(stacked=True)
chart("codes", (9, 6))
people.nlargest(20, "rank").plot.barh(x="person", y="rank")
chart("people", (7, 6))
posts.text.str.findall(r"#(\w+)").explode().dropna().str.lower().value_counts().head(30).plot.barh()
chart("hashtags", (7, 8))
plt.imshow(posts.groupby([posts.time.dt.dayofweek, posts.time.dt.hour]).size().unstack(fill_value=0), aspect="auto")
chart("hours", (9, 3))
people.groupby("community").size().sort_values(ascending=False).head(30).plot.bar()
chart("communities")
step("charts")

people.sort_values("rank", ascending=False).to_csv(f"{out}/people.csv", index=False)
posts[["id_str", "from_user", "time", "label", "community"]].to_csv(f"{out}/posts.csv", index=False)
step("tables")

used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "steps": steps,
    "cpu": round(used.ru_utime + used.ru_stime, 2),
    "peak": used.ru_maxrss // 1024,
    "found": {"posts": len(posts), "people": len(people), "ties": len(ties), "modularity": round(modularity, 4)},
}))
