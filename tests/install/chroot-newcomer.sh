#!/usr/bin/env bash
# A newcomer on a bare Debian with git alone, who does what the README says, line by line: demo, a first scenario, edited, run,
# compared, rendered; a sweep of two hundred walks; sensitivity; a report. Root, debootstrap and a mirror are needed.
#   tests/install/chroot-newcomer.sh DIR      DIR is made, and kept when it is there already
set -euo pipefail
root=$(realpath -m "${1:?usage: chroot-newcomer.sh DIR}")
source=$(realpath "$(dirname "$0")/../..")
[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}"
rm -rf "$root/root/"* "$root/srv/spinewalk.git"
git clone --quiet --bare "$source" "$root/srv/spinewalk.git"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cat >"$root/root/steps.sh" <<'STEPS'
set -euxo pipefail
cd
apt-get update -qq
git clone --quiet /srv/spinewalk.git
cd spinewalk
tools/demo
tools/demo 2>&1 | grep 'no work to do'
export PATH=$PWD/build/release/bin:$PATH
spinewalk init -o mine.yaml
spinewalk check mine.yaml
sed -i '/walking/s/speed: [0-9.]* m\/s/speed: 1.5 m\/s/' mine.yaml
spinewalk check mine.yaml
spinewalk run mine.yaml
spinewalk compare mine.h5
spinewalk render mine.h5 -o mine.png
tools/install-deps all >/dev/null
cmake --preset release -DSPINEWALK_UQ=ON >/dev/null
cmake --build --preset release >/dev/null
sed 's/count: [0-9]*/count: 100/' scenarios/sweeps/walking_speed.yaml >scenarios/sweeps/hundred_speeds.yaml
spinewalk sweep plan scenarios/sweeps/hundred_speeds.yaml -o plan
spinewalk sweep run plan -j 2
spinewalk sweep status plan
spinewalk sweep merge plan -o all.h5
spinewalk sensitivity all.h5 --metric net_inflow -o net_inflow.svg
spinewalk info net_inflow.svg
spinewalk plot mine.h5 --what force -o force.svg
spinewalk report mine.h5 -o mine.html
spinewalk info mine.h5
spinewalk cite mine.h5
ls -l mine.png all.h5 net_inflow.svg force.svg mine.html out
echo "newcomer: passed"
STEPS
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
chroot "$root" bash /root/steps.sh
