#!/usr/bin/env Rscript
# What a researcher would write instead, in R: data.table, igraph, base graphics.
#
#   Rscript script.R POSTS.csv TRUTH.csv OUT
#
# The steps and the last line of standard output are those of script.py.
suppressPackageStartupMessages({
  library(data.table)
  library(igraph)
})
arguments <- commandArgs(TRUE)
out <- arguments[3]
dir.create(out, showWarnings = FALSE, recursive = TRUE)
steps <- list()
began <- proc.time()[["elapsed"]]
step <- function(name) {
  now <- proc.time()[["elapsed"]]
  steps[[name]] <<- round(now - began, 2)
  began <<- now
}
invisible(Sys.setlocale("LC_TIME", "C"))

posts <- unique(fread(arguments[1], colClasses = "character", na.strings = NULL), by = "id_str")
posts[, time := as.POSIXct(created_at, format = "%a %b %d %H:%M:%S %z %Y", tz = "UTC")]
step("ingest")

# Multinomial naive Bayes with one added to every count.
coded <- fread(arguments[2], colClasses = "character", nrows = 5000)
words <- posts[, .(word = unlist(regmatches(tolower(text), gregexpr("\\w\\w+", tolower(text), perl = TRUE)))), by = id_str]
seen <- words[coded, on = c(id_str = "id"), nomatch = NULL][, .N, by = .(label, word)]
weights <- CJ(label = unique(seen$label), word = unique(seen$word))
weights <- seen[weights, on = .(label, word)][is.na(N), N := 0L]
weights[, weight := log((N + 1) / sum(N + 1)), by = label]
prior <- coded[, .(prior = log(.N / nrow(coded))), by = label]
scores <- words[weights, on = "word", nomatch = NULL, allow.cartesian = TRUE][, .(score = sum(weight)), by = .(id_str, label)]
scores <- scores[prior, on = "label"][, score := score + prior]
posts <- scores[order(-score), .(label = label[1]), by = id_str][posts, on = "id_str"]
step("classify")

ties <- posts[, .(to = unlist(regmatches(text, gregexpr("(?<=@)\\w{1,15}", text, perl = TRUE)))), by = .(id_str, from_user)]
ties <- ties[from_user != to, .(weight = .N), by = .(from_user, to)]
graph <- graph_from_data_frame(ties)
step("network")

set.seed(1)
near <- as.undirected(graph, mode = "collapse", edge.attr.comb = list(weight = "sum"))
parts <- cluster_leiden(near, objective_function = "modularity", n_iterations = 2)
people <- data.table(
  person = V(graph)$name, community = membership(parts), rank = page_rank(graph)$vector, mentions = strength(graph, mode = "in")
)
step("communities")

posts <- people[, .(person, community)][posts, on = c(person = "from_user")]
chart <- function(name, draw) {
  png(file.path(out, paste0(name, ".png")), 960, 540)
  draw
  invisible(dev.off())
}
chart("weeks", barplot(table(posts$label, cut(posts$time, "week"))))
chart("codes", barplot(t(prop.table(table(posts$community, posts$label), 1))[, 1:20], horiz = TRUE))
chart("people", with(head(people[order(-rank)], 20), barplot(rank, names.arg = person, horiz = TRUE)))
tags <- unlist(regmatches(tolower(posts$text), gregexpr("(?<=#)\\w+", tolower(posts$text), perl = TRUE)))
chart("hashtags", barplot(head(sort(table(tags), decreasing = TRUE), 30), horiz = TRUE))
chart("hours", image(table(format(posts$time, "%H"), format(posts$time, "%u"))))
chart("communities", barplot(head(sort(table(people$community), decreasing = TRUE), 30)))
step("charts")

fwrite(people[order(-rank)], file.path(out, "people.csv"))
fwrite(posts[, .(id_str, person, time, label, community)], file.path(out, "posts.csv"))
step("tables")

peak <- as.integer(sub("\\D+(\\d+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) %/% 1024L
timings <- paste0("\"", names(steps), "\": ", unlist(steps), collapse = ", ")
cat(sprintf(
  "{\"steps\": {%s}, \"cpu\": %.2f, \"peak\": %d, \"found\": {\"posts\": %d, \"people\": %d, \"ties\": %d, \"modularity\": %.4f}}\n",
  timings, sum(proc.time()[1:2]), peak, nrow(posts), nrow(people), nrow(ties), modularity(near, membership(parts), weights = E(near)$weight)
))
