# gather.sh PEER DISK-STATUS PID-FILE MOUNT-POINT GUEST-ID...: prints what a node is configured as. Reads only, in POSIX sh.
# A section is '=== file PATH' or '=== run COMMAND', its lines with a bar before them, and '=== end EXIT-CODE'.
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin
LC_ALL=C
export PATH LC_ALL
LINES_LIMIT=5000
peer=$1 status=$2 pid_file=$3 mount_point=$4
shift 4

# Bars before the lines; fails where there are more than the limit.
barred() { awk -v limit="$LINES_LIMIT" 'NR > limit { exit 99 } { print "|" $0 }' "$@" 2>&1; }

# Those of the files that are there.
file() {
    for f; do
        [ -f "$f" ] || continue
        echo "=== file $f"
        barred "$f"
        echo "=== end $?"
    done
}

# Runs its one word as a command line.
run() {
    echo "=== run $1"
    said=$(eval "$1" </dev/null 2>&1)
    code=$?
    [ -z "$said" ] || printf '%s\n' "$said" | barred
    echo "=== end $code"
}

run 'uname -n'
run 'uname -r'
run 'ls -ldn "$mount_point" /etc/ha.d/* /etc/vz /etc/sysconfig/vz-scripts /var/lib/vz /var/lib/vzquota /dev/watchdog'
run 'ls -d /etc/init.d/* /etc/ha.d/resource.d/* /usr/lib/vz/functions /usr/lib/hadrill/*'
file /etc/ha.d/ha.cf /etc/ha.d/authkeys /etc/ha.d/haresources /etc/drbd.conf /etc/drbd.d/*.conf /etc/drbd.d/*.res
file "$status" /proc/mounts /etc/fstab "$pid_file"
file /sys/module/drbd/version /sys/module/drbd/parameters/usermode_helper /sys/class/watchdog/watchdog0/nowayout
file /sys/class/dmi/id/product_uuid

# What starts at boot: whichever of these is here tells.
run 'ls -d /etc/rc[2345].d/S* /etc/rc.d/rc[2345].d/S*'
run 'chkconfig --list'
[ ! -d /run/systemd/system ] || run 'systemctl list-unit-files --no-pager --no-legend --state=enabled'

run 'ip -o link'
run 'ip -o addr'
run 'ls -d /sys/class/net/*/bridge'
file /etc/net/ifaces/*/options /etc/net/ifaces/*/ipv4address /etc/network/interfaces /etc/network/interfaces.d/* \
    /etc/systemd/network/*.netdev /etc/hadrill/network /usr/sbin/vznetcfg /etc/vz/vznet.conf

run 'ls /lib/modules'
run 'find /lib/modules -name "drbd.ko*"'
run 'readlink /vmlinuz /boot/vmlinuz'
file /boot/grub/grub.cfg /boot/grub/menu.lst /boot/grub/grub.conf /etc/lilo.conf

run 'df -P'
run 'df -Pi'
read -r pid 2>/dev/null <"$pid_file" && run "ls -d /proc/$pid"
for link in $(cl_status listhblinks "$peer" 2>/dev/null); do run "cl_status hblinkstatus $peer $link"; done

file /etc/vz/conf/*.conf /proc/user_beancounters
run 'vzlist -a -H -o ctid,status,name || vzlist -a -H -o veid,status,name'
for id; do
    private=/var/lib/vz/private/$id/etc
    file "$private"/net/ifaces/*/options "$private"/net/ifaces/*/ipv4address "$private"/net/ifaces/*/ipv4route \
        "$private"/net/sysctl.conf "$private"/sysctl.conf
    [ -e "/etc/vz/conf/$id.conf" ] || continue
    run "vzctl exec $id ip -o addr"
    run "vzctl exec $id ip route"
    run "vzctl exec $id cat /proc/sys/net/ipv4/ip_forward"
done
echo '=== done'
