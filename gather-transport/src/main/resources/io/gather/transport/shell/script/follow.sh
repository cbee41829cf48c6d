# One session of the overlord with a node: starts the minion, or finds it at work, and tells what has come of it.
# Everything is said in lines that begin with the marker; what else comes on this way is not ours.
say() {
    printf '%s\n' "$MARKER $*"
}

pause() {
    sleep 0.1 2>/dev/null || sleep 1
}

find_spool() {
    for base in "$@"; do
        if ours "$base/gather-$GATHER" && ours "$base/gather-$GATHER/$NODE" && [ -f "$base/gather-$GATHER/$NODE/plan" ]; then
            S=$base/gather-$GATHER/$NODE
            return 0
        fi
    done
    return 1
}

make_spool() {
    for base in "$@"; do
        [ -d "$base" ] || mkdir -p "$base" 2>/dev/null || continue
        [ -w "$base" ] && room "$base" || continue
        least=$LEAVE
        [ "$least" -le $((SIZE / 2)) ] || least=$((SIZE / 2))
        [ "$FREE" -ge "$least" ] || continue
        mkdir "$base/gather-$GATHER" 2>/dev/null
        ours "$base/gather-$GATHER" && chmod 700 "$base/gather-$GATHER" || continue
        mkdir "$base/gather-$GATHER/$NODE" 2>/dev/null
        ours "$base/gather-$GATHER/$NODE" && chmod 700 "$base/gather-$GATHER/$NODE" || continue
        S=$base/gather-$GATHER/$NODE
        return 0
    done
    return 1
}

receive() {
    if [ "$PACKED" = 1 ]; then
        dd bs=1 count="$LENGTH" 2>/dev/null | gzip -dc
    else
        dd bs=1 count="$LENGTH" 2>/dev/null
    fi
}

minion_is_alive() {
    minion=
    read -r minion 2>/dev/null < "$S/pid"
    [ -n "$minion" ] && kill -0 "$minion" 2>/dev/null || return 1
    [ ! -r /proc/self/environ ] || grep -qF "GATHER_MINION=$GATHER/$NODE/" "/proc/$minion/environ" 2>/dev/null
}

# Detached: in a session of its own, with nothing of this one's open, and without whatever secrets its environment holds.
start_minion() {
    set -- env -i "HOME=${HOME:-/}" "USER=${USER:-}" "LOGNAME=${LOGNAME:-}" "PATH=$PATH" "GATHER_MINION=$GATHER/$NODE/"
    [ -z "${TZ:-}" ] || set -- "$@" "TZ=$TZ"
    ! have setsid || set -- "$@" setsid
    [ "$NICE" -eq 0 ] || ! have nice || set -- "$@" nice -n "$NICE"
    [ "$IDLE" -eq 0 ] || ! have ionice || ! ionice -c 3 true 2>/dev/null || set -- "$@" ionice -c 3
    if have setsid; then
        "$@" sh "$S/plan" "$S" < /dev/null > /dev/null 2>&1 &
    else
        (
            trap '' HUP
            set -m 2>/dev/null
            "$@" sh "$S/plan" "$S" < /dev/null > /dev/null 2>&1 &
        )
    fi
    tries=0
    until minion_is_alive || [ -e "$S/done" ] || [ "$tries" -ge 50 ]; do
        pause
        tries=$((tries + 1))
    done
}

# Bytes of a unit from an offset on: first what describes it, then its data.
send() {
    if [ "$2" -lt "$3" ]; then
        tail -c "+$(($2 + 1))" "$S/u/$1.m"
        [ "$4" -eq 0 ] || cat "$S/u/$1.d"
    elif [ "$2" -lt $(($3 + $4)) ]; then
        tail -c "+$(($2 - $3 + 1))" "$S/u/$1.d"
    fi
}

outcome() {
    index=$((index + 1))
    [ "$index" -gt "$FROM" ] || return 0
    # shellcheck disable=SC2086
    set -- $1
    [ $# -ge 8 ] || {
        say bad "$index"
        return 0
    }
    unit=$1
    [ "$2" = - ] || unit=$1-$2
    meta=$4
    data=$5
    gone=0
    if [ "$data" -gt 0 ] && [ ! -e "$S/u/$unit.d" ]; then
        gone=1
        data=0
    fi
    offset=0
    [ "$index" -ne $((FROM + 1)) ] || offset=$AT
    [ "$offset" -le $((meta + data)) ] || offset=0
    value=$3
    shift 5
    say outcome "$index" "$offset" "$gone" "$unit" "$meta" "$data" "$value" "$@"
    send "$unit" "$offset" "$meta" "$data"
}

tell() {
    index=0
    quiet=0
    last=
    part=
    while :; do
        if IFS= read -r line <&3; then
            line=$part$line
            part=
            [ -z "$line" ] || outcome "$line"
            quiet=0
            continue
        fi
        part=$part$line
        if [ -n "$last" ]; then
            say end "$index"
            return 0
        fi
        if [ -e "$S/done" ]; then
            # Whatever was added before that is still to be read.
            last=1
            continue
        fi
        if [ $((quiet % 20)) -eq 0 ]; then
            say beat
            minion_is_alive || [ -e "$S/done" ] || {
                say died
                return 0
            }
        fi
        quiet=$((quiet + 1))
        pause
    done 3< "$S/outcomes"
}

release() {
    for unit in "$@"; do
        case $unit in
        *[!0-9-]*) continue ;;
        esac
        [ -e "$S/u/$unit.d" ] || continue
        bytes=$(wc -c < "$S/u/$unit.d")
        rm -f "$S/u/$unit.d"
        freed=0
        read -r freed 2>/dev/null < "$S/b/freed"
        echo $((freed + bytes)) > "$S/b/freed"
    done
}

follow() {
    printf '\n'
    say hello
    S=
    if find_spool "$@"; then
        receive > /dev/null
    elif make_spool "$@"; then
        if receive > "$S/plan.new" && mv "$S/plan.new" "$S/plan"; then
            : >> "$S/outcomes"
        else
            say refused "cannot write to $S"
            return
        fi
    else
        receive > /dev/null
        say homeless
        return
    fi
    say spool "$(id -u)" "$S"
    [ -e "$S/done" ] || minion_is_alive || start_minion
    tell &
    teller=$!
    while read -r word more; do
        # shellcheck disable=SC2086
        case $word in
        release) release $more ;;
        stop) : > "$S/stop" ;;
        esac
    done
    kill "$teller" 2>/dev/null
}
