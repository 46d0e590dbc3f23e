#!/usr/bin/env bash
# A throw-away Slurm of one node, all of it in DIR, without systemd and without a file in /etc; root only because its daemons
# ask for it. usage: slurm-up.sh DIR, then export SLURM_CONF=DIR/slurm.conf; slurm-down.sh DIR ends it.
set -euo pipefail
folder=$(realpath -m "${1:?usage: slurm-up.sh DIR}")
host=$(hostname -s)
mkdir -p "$folder"/{state,spool,log,munge}
chmod 755 "$folder" "$folder/munge"
(umask 077; head -c 1024 /dev/urandom >"$folder/munge/key")
m=$folder/munge
munged --force --key-file="$m/key" --socket="$m/sock" --pid-file="$m/pid" --log-file="$m/log" --seed-file="$m/seed"
memory=$(awk '/MemTotal/ {print int($2 / 1024 * 0.8)}' /proc/meminfo)
cat >"$folder/slurm.conf" <<CONF
ClusterName=spinewalk
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${SLURMCTLD_PORT:-26817}
SlurmdPort=${SLURMD_PORT:-26818}
AuthType=auth/munge
AuthInfo=socket=$m/sock,cred_expire=5
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1,sched_min_interval=0
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=60
InactiveLimit=0
KillWait=3
MinJobAge=300
Waittime=0
JobRequeue=1
MaxArraySize=11
PlugStackConfig=/dev/null
SlurmdParameters=config_overrides
NodeName=$host NodeHostname=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=$memory State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
export SLURM_CONF="$folder/slurm.conf"
slurmctld -c -f "$SLURM_CONF"
slurmd -c -f "$SLURM_CONF" -N "$host"
for _ in $(seq 200); do
  if sinfo -h -o %T 2>/dev/null | grep -qx idle; then exit 0; fi
  sleep 0.1
done
echo "slurm-up.sh: Slurm did not come up" >&2
tail -n 20 "$folder"/log/*.log >&2
exit 1
