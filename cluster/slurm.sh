#!/usr/bin/env bash
#SBATCH --job-name=staffroom
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=64G
#SBATCH --time=04:00:00
# Starts Spark's own cluster inside a job and codes a study on it:
#   sbatch cluster/slurm.sh --tables /shared/interim/NAME --out /shared/coded
# Needs SPARK_HOME, Java and Node on every node, and folders that all nodes see.
set -euo pipefail
: "${SPARK_HOME:?the folder of Spark}"
here=${STAFFROOM_HOME:-$SLURM_SUBMIT_DIR}
master=$(hostname -f)
export SPARK_MASTER_HOST=$master SPARK_LOG_DIR=${TMPDIR:-/tmp}/spark-$SLURM_JOB_ID SPARK_WORKER_DIR=${TMPDIR:-/tmp}/spark-$SLURM_JOB_ID
"$SPARK_HOME/sbin/start-master.sh"
trap '"$SPARK_HOME/sbin/stop-master.sh"' EXIT
srun --ntasks="$SLURM_JOB_NUM_NODES" --ntasks-per-node=1 --overlap \
  "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker \
  --cores "$SLURM_CPUS_PER_TASK" --memory "$((SLURM_MEM_PER_NODE * 3 / 4))M" "spark://$master:7077" &
"$SPARK_HOME/bin/spark-submit" --master "spark://$master:7077" "$here/cluster/spark.py" "$@"
