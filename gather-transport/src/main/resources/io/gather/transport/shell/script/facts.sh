# What the node is, has and lacks.
fact() {
    [ -z "$2" ] || printf '%s\n' "$MARKER fact $1 $(printf %s "$2" | tr '\n' ' ')"
}

first_line() {
    for file in "$@"; do
        if [ -r "$file" ] && { IFS= read -r text < "$file" || [ -n "$text" ]; }; then
            printf '%s\n' "$text"
            return
        fi
    done
}

release_of() {
    for file in /etc/os-release /usr/lib/os-release; do
        [ ! -r "$file" ] || {
            sed -n "s/^$1=//p" "$file" | tr -d "\"'" | head -n 1
            return
        }
    done
}

memory() {
    if [ -r /proc/meminfo ]; then
        while read -r key value _; do
            [ "$key" = MemTotal: ] && echo $((value * 1024)) && return
        done < /proc/meminfo
    else
        sysctl -n hw.physmem 2>/dev/null
    fi
}

uptime_of() {
    if read -r up _ 2>/dev/null < /proc/uptime; then
        echo "${up%.*}"
    else
        boot=$(sysctl -n kern.boottime 2>/dev/null)
        boot=${boot#*sec = }
        boot=${boot%%,*}
        case $boot in
        '' | *[!0-9]*) ;;
        *) echo $(($(date +%s) - boot)) ;;
        esac
    fi
}

# The first folder that a spool could be in.
spool_place() {
    for base in "$@"; do
        folder=$base
        while [ ! -d "$folder" ] && [ -n "$folder" ]; do
            folder=${folder%/*}
        done
        [ -n "$folder" ] && [ -w "$folder" ] && room "$folder" || continue
        least=$LEAVE
        [ "$least" -le $((SIZE / 2)) ] || least=$((SIZE / 2))
        [ "$FREE" -ge "$least" ] || continue
        fact place "$base"
        fact room $((FREE * 1024))
        return
    done
}

facts() {
    printf '\n%s\n' "$MARKER hello"
    LEAVE=262144
    fact clock "$(date +%s)"
    fact host "$(uname -n)"
    fact machine "$(first_line /etc/machine-id /var/lib/dbus/machine-id /etc/hostid)"
    fact system "$(uname -s)"
    fact kernel "$(uname -r)"
    fact architecture "$(uname -m)"
    fact id "$(release_of ID)"
    fact name "$(release_of PRETTY_NAME)"
    fact cores "$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null)"
    fact memory "$(memory)"
    fact uptime "$(uptime_of)"
    fact user "$(id -un 2>/dev/null)"
    for tool in gzip sha256sum sha256 openssl setsid nice ionice stat find sort awk ps rpm; do
        have "$tool" && fact has "$tool"
    done
    spool_place "$@"
    printf '%s\n' "$MARKER end 0"
}
