# What the node is, has and lacks. What a program that died did not say is left out.
fact() {
    text=$2
    while :; do
        case $text in
        '') return ;;
        *"$LF"*) text="${text%%"$LF"*} ${text#*"$LF"}" ;;
        *) break ;;
        esac
    done
    printf '%s\n' "$MARKER fact $1 $text"
}

first_line() {
    name=$1
    shift
    for file in "$@"; do
        text=
        if [ -r "$file" ] && { IFS= read -r text < "$file" || [ -n "$text" ]; }; then
            fact "$name" "$text"
            return
        fi
    done
}

release() {
    for file in /etc/os-release /usr/lib/os-release; do
        [ -r "$file" ] || continue
        while IFS='=' read -r key value || [ -n "$key" ]; do
            case $value in
            \"*\" | \'*\')
                value=${value#?}
                value=${value%?}
                ;;
            esac
            case $key in
            ID) fact id "$value" ;;
            PRETTY_NAME) fact name "$value" ;;
            esac
        done < "$file"
        return
    done
}

memory() {
    if [ -r /proc/meminfo ]; then
        while read -r key value _; do
            [ "$key" = MemTotal: ] && fact memory $((value * 1024)) && return
        done < /proc/meminfo
    else
        told memory sysctl -n hw.physmem
    fi
}

uptime_of() {
    if read -r up _ 2>/dev/null < /proc/uptime; then
        fact uptime "${up%.*}"
    elif answer sysctl -n kern.boottime; then
        boot=${ANSWER#*sec = }
        boot=${boot%%,*}
        case $boot in
        '' | *[!0-9]*) ;;
        *) answer date +%s && fact uptime $((ANSWER - boot)) ;;
        esac
    fi
}

# The rules by which its clock is set; how far it is from Greenwich now is told with the time.
zone() {
    if [ -n "${TZ:-}" ]; then
        fact zone "${TZ#:}"
    elif [ -r /etc/timezone ] || [ -r /var/db/zoneinfo ]; then
        first_line zone /etc/timezone /var/db/zoneinfo
    elif [ -L /etc/localtime ]; then
        told zone readlink /etc/localtime
    fi
}

# told NAME PROGRAM WORD...: what the program prints.
told() {
    name=$1
    shift
    answer "$@" && [ -n "$ANSWER" ] && fact "$name" "$ANSWER"
}

# The names of none of them hold blanks.
system() {
    answer uname -snrm || return 0
    # shellcheck disable=SC2086
    set -- $ANSWER
    [ $# -eq 4 ] || return 0
    fact system "$1"
    fact host "$2"
    fact kernel "$3"
    fact architecture "$4"
}

# The name and the number of the user, by one process where it tells both.
known_as() {
    answer id || return 0
    case $ANSWER in
    'uid='[0-9]*'('?*')'*)
        MINE=${ANSWER#uid=}
        MINE=${MINE%%[!0-9]*}
        ANSWER=${ANSWER#*'('}
        fact user "${ANSWER%%')'*}"
        ;;
    *) told user id -un ;;
    esac
}

# The first folder that a spool could be in.
spool_place() {
    for base in "$@"; do
        folder=$base
        while [ ! -d "$folder" ] && [ -n "$folder" ]; do
            folder=${folder%/*}
        done
        [ -n "$folder" ] && [ -w "$folder" ] && room "$folder" || continue
        leave_free
        [ "$FREE" -ge "$LEAST" ] || continue
        fact place "$base"
        fact room $((FREE * 1024))
        return
    done
}

facts() {
    printf '\n%s\n' "$MARKER hello"
    told clock date '+%s %z'
    zone
    system
    first_line machine /etc/machine-id /var/lib/dbus/machine-id /etc/hostid
    release
    told cores nproc && CORES=$ANSWER || told cores getconf _NPROCESSORS_ONLN || told cores sysctl -n hw.ncpu
    memory
    uptime_of
    known_as
    for tool in gzip sha256sum sha256 openssl nice ionice stat find sort xargs awk ps rpm; do
        have "$tool" && fact has "$tool"
    done
    own_session
    fact session "${OWN_SESSION:-none}"
    spool_place "$@"
    printf '%s\n' "$MARKER end 0"
}
