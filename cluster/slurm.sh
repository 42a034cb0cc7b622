#!/usr/bin/env bash
#SBATCH --job-name=staffroom
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=64G
#SBATCH --time=04:00:00
# Starts Spark's own cluster inside a job and codes a study on it; from the folder of this project:
#   sbatch cluster/slurm.sh --tables /shared/interim/NAME --out /shared/coded
# Needs on every node: Java, Node, a Python with pyspark (or SPARK_HOME), and the same folders.
set -euo pipefail
here=${STAFFROOM_HOME:-$SLURM_SUBMIT_DIR}
PYSPARK_PYTHON=${PYSPARK_PYTHON:-$(command -v python3)}
SPARK_HOME=${SPARK_HOME:-$("$PYSPARK_PYTHON" -c 'import pyspark; print(pyspark.__path__[0])')}
export PYSPARK_PYTHON SPARK_HOME

export SPARK_LOCAL_DIRS=${TMPDIR:-/tmp}/staffroom-$SLURM_JOB_ID
export SPARK_WORKER_DIR=$SPARK_LOCAL_DIRS
umask 077
mkdir "$SPARK_LOCAL_DIRS"

# Nodes are shared: nobody else may give this cluster work, or read what goes between its nodes or lies on their disks.
guard=(spark.authenticate=true spark.network.crypto.enabled=true spark.io.encryption.enabled=true spark.ui.enabled=false)
_SPARK_AUTH_SECRET=$(head -c 32 /dev/urandom | base64)
export _SPARK_AUTH_SECRET SPARK_DAEMON_JAVA_OPTS="${guard[*]/#/-D}"
settings=$SPARK_LOCAL_DIRS/spark.conf
printf '%s\n' "${guard[@]}" "spark.authenticate.secret=$_SPARK_AUTH_SECRET" >"$settings"

on_each_node() { srun --ntasks="$SLURM_JOB_NUM_NODES" --ntasks-per-node=1 --overlap "$@"; }
sweep() {
  kill $(jobs -p) 2>/dev/null || true
  wait
  on_each_node rm -rf "$SPARK_LOCAL_DIRS"
}
trap sweep EXIT

master=$(hostname -f)
port=$((20000 + SLURM_JOB_ID % 40000))
# Half of the memory is for Spark; the other half for the processes of Node and Python beside it, one of each a core.
memory=$((SLURM_MEM_PER_NODE / 2))M
spark=$SPARK_HOME/bin/spark-class
"$spark" org.apache.spark.deploy.master.Master --host "$master" --port "$port" --webui-port 0 &
until (: >"/dev/tcp/$master/$port") 2>/dev/null; do
  kill -0 $!
  sleep 1
done
on_each_node "$spark" org.apache.spark.deploy.worker.Worker --webui-port 0 \
  --cores "$SLURM_CPUS_PER_TASK" --memory "$memory" "spark://$master:$port" &
"$SPARK_HOME/bin/spark-submit" --master "spark://$master:$port" --properties-file "$settings" \
  --conf "spark.executor.memory=$memory" "$here/cluster/spark.py" "$@"
