#!/usr/bin/env bash
# A bare Debian with the packages of a cluster build alone (README, "Other systems and clusters"): configure, build and install
# as an ordinary user as the README says, move the prefix, plan, run and merge a sweep. Root, debootstrap and a mirror are needed.
#   tests/install/chroot-cluster.sh DIR [JOBS]      DIR is made, and kept when it is there already
set -euo pipefail
root=$(realpath -m "${1:?usage: chroot-cluster.sh DIR [JOBS]}") jobs=${2:-2}
source=$(realpath "$(dirname "$0")/../..")
packages=g++,cmake,make,libeigen3-dev,libboost-dev,libhdf5-dev,libyaml-dev,nettle-dev,libcli11-dev,libfmt-dev,nlohmann-json3-dev,libudunits2-dev,libtbb-dev
[ -e "$root/etc/debian_version" ] || debootstrap --variant=minbase --include="$packages" bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}"
chroot "$root" useradd --create-home researcher 2>/dev/null || true
rm -rf "$root/home/researcher/"*
mkdir "$root/home/researcher/spinewalk"
git -C "$source" archive HEAD | tar -x -C "$root/home/researcher/spinewalk"
cat >"$root/home/researcher/steps.sh" <<STEPS
set -euo pipefail
cd ~/spinewalk
cmake -B build -DCMAKE_BUILD_TYPE=Release -DSPINEWALK_VIZ=OFF -DSPINEWALK_UQ=OFF -DSPINEWALK_TESTS=OFF -DCMAKE_INSTALL_PREFIX=\$HOME/first
cmake --build build -j $jobs
cmake --install build >/dev/null
rm -rf build
mv ~/first ~/moved
mv ~/spinewalk ~/put_away
cd
cat >column.yaml <<COLUMN
schema: spinewalk/1
rig: {column: {height: 5 mm, area: 1 mm2, cells: 16, drained: top, solid: {law: neo_hookean, shear_modulus: 0.5 MPa}, solid_fraction: 0.2,
               permeability: {law: constant, k0: 1e-15 m4/N/s}, swelling: none}, load: [{traction: 0.05 MPa, for: 10 min}]}
COLUMN
printf 'schema: spinewalk-sweep/1\nbase: column.yaml\nvary: {rig.column.height: {from: 4 mm, to: 6 mm, count: 100}}\n' >plan.yaml
~/moved/bin/spinewalk sweep plan plan.yaml -o plan
~/moved/bin/spinewalk sweep run plan -j 2
~/moved/bin/spinewalk sweep merge plan -o all.h5
~/moved/bin/spinewalk info all.h5 --digest
~/moved/bin/spinewalk sweep plan ~/moved/share/spinewalk/scenarios/sweeps/walking_speed.yaml -o walks --no-probe
~/moved/bin/spinewalk sweep run walks --shard 0/9
echo "chroot: passed"
STEPS
chroot "$root" chown -R researcher: /home/researcher
mount -t proc proc "$root/proc"  # a program that was moved finds its models by /proc/self/exe
trap 'umount "$root/proc"' EXIT
chroot "$root" su - researcher -c 'bash steps.sh'
