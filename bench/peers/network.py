"""The same steps as bench/network.ts in python-igraph and networkx; prints seconds as JSON."""
import csv, json, random, sys, time

path, wanted = sys.argv[1], sys.argv[2:]
with open(path) as file:
    rows = [(int(a), int(b), int(w)) for a, b, w in csv.reader(file)]
n = 1 + max(max(a, b) for a, b, _ in rows)
out = {}


def timed(figures, name, make):
    times = []
    for _ in range(3 if len(rows) <= 1_000_000 and 'networkx' not in wanted else 1):
        began = time.process_time()
        value = make()
        times.append(time.process_time() - began)
    figures[name] = min(times)
    return value


try:
    import igraph

    random.seed(1)
    f = out['igraph'] = {}

    def build():
        g = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in rows], directed=True)
        g.es['weight'] = [w for _, _, w in rows]
        return g.simplify(loops=False, combine_edges='sum')

    graph = timed(f, 'build', build)
    near = timed(f, 'undirected', lambda: graph.as_undirected(combine_edges='sum'))
    timed(f, 'pagerank', lambda: graph.pagerank(weights='weight'))
    timed(f, 'components', lambda: graph.connected_components(mode='weak'))
    timed(f, 'reciprocity', lambda: graph.reciprocity())
    timed(f, 'transitivity', lambda: near.transitivity_local_undirected())
    timed(f, 'cores', lambda: near.coreness())
    found = timed(f, 'louvain', lambda: near.community_multilevel(weights='weight'))
    f['modularity lou'] = near.modularity(found, weights='weight')
    found = timed(f, 'leiden', lambda: near.community_leiden(objective_function='modularity', weights='weight', n_iterations=2))
    f['modularity lei'] = near.modularity(found, weights='weight')
except ImportError:
    pass

if 'networkx' in wanted:
    try:
        import networkx

        f = out['networkx'] = {}

        def build():
            g = networkx.DiGraph()
            for a, b, w in rows:
                if g.has_edge(a, b):
                    g[a][b]['weight'] += w
                else:
                    g.add_edge(a, b, weight=w)
            return g

        graph = timed(f, 'build', build)
        near = timed(f, 'undirected', lambda: graph.to_undirected())
        timed(f, 'pagerank', lambda: networkx.pagerank(graph))
        timed(f, 'components', lambda: list(networkx.weakly_connected_components(graph)))
        timed(f, 'reciprocity', lambda: networkx.reciprocity(graph))
        near.remove_edges_from(list(networkx.selfloop_edges(near)))
        timed(f, 'cores', lambda: networkx.core_number(near))
        found = timed(f, 'louvain', lambda: networkx.community.louvain_communities(near, seed=1))
        f['modularity lou'] = networkx.community.modularity(near, found)
    except ImportError:
        pass

print(json.dumps(out))
