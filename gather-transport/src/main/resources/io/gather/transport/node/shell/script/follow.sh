# One session of the overlord with a node: starts the minion, or finds it at work, and tells what has come of it.
# Everything is said in lines that begin with the marker; what else comes on this way is not ours.
say() {
    printf '%s\n' "$MARKER $*"
}

pause() {
    sleep "$1" 2>/dev/null || sleep 1 || break_off
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
        leave_free
        [ "$FREE" -ge "$LEAST" ] || continue
        mkdir "$base/gather-$GATHER" "$base/gather-$GATHER/$NODE" 2>/dev/null ||
            { own_folder "$base/gather-$GATHER" && own_folder "$base/gather-$GATHER/$NODE"; } || continue
        S=$base/gather-$GATHER/$NODE
        return 0
    done
    return 1
}

# Not a byte more than that: what follows are orders.
take() {
    if [ -n "$WHOLE" ]; then
        dd bs="$LENGTH" count=1 "$WHOLE" 2>/dev/null
    else
        dd bs=1 count="$LENGTH" 2>/dev/null
    fi
}

receive() {
    if [ "$PACKED" = 1 ]; then
        { take || [ -z "$S" ] || printf '' > "$S/cut"; } | gzip -dc
    else
        take
    fi
}

# Whether all of it came: a script that was cut would do a part of what it should, and say nothing.
arrived() {
    [ "$PACKED" != 1 ] || return 0
    size=$(wc -c < "$1") || size=$(wc -c < "$1")
    [ "$((size))" -eq "$LENGTH" ]
}

minion_is_alive() {
    minion=
    read -r minion 2>/dev/null < "$S/pid"
    [ -n "$minion" ] && is_minion "$minion" "$GATHER/$NODE/"
}

# Detached: in a session of its own, with nothing of this one's open, and without whatever secrets its environment holds.
start_minion() {
    set -- env -i "GATHER_MINION=$GATHER/$NODE/" "HOME=${HOME:-/}" "USER=${USER:-}" "LOGNAME=${LOGNAME:-}" "PATH=$PATH"
    [ -z "${TZ:-}" ] || set -- "$@" "TZ=$TZ"
    own_session
    # shellcheck disable=SC2086,SC2090
    set -- "$@" $OWN_SESSION
    # One that is slow to begin may have told by now.
    [ -z "$minion" ] || forget_minion "$minion" "$S/pid"
    [ "$NICE" -eq 0 ] || ! have nice || set -- "$@" nice -n "$NICE"
    [ "$IDLE" -eq 0 ] || ! have ionice || ! ionice -c 3 true 2>/dev/null || set -- "$@" ionice -c 3
    if [ -n "$OWN_SESSION" ]; then
        "$@" sh "$S/plan" "$S" "$MINE" "$CORES" "$WHOLE" < /dev/null > /dev/null 2>&1 &
    else
        (
            trap '' HUP
            set -m 2>/dev/null
            "$@" sh "$S/plan" "$S" "$MINE" "$CORES" "$WHOLE" < /dev/null > /dev/null 2>&1 &
        )
    fi
}

# Sets KEPT to the file with a unit's data.
kept_of() {
    KEPT=u/$1.d
    [ -e "$KEPT" ] || KEPT=u/$1.r
    [ -e "$KEPT" ] || KEPT=o/$1.r.gz
}

# Bytes of a unit from an offset on: first what describes it, then its data.
send() {
    kept_of "$1"
    if [ "$2" -lt "$3" ]; then
        tail -c "+$(($2 + 1))" "u/$1.m" || break_off
        [ "$4" -eq 0 ] || cat "$KEPT" || break_off
    elif [ "$2" -lt $(($3 + $4)) ]; then
        tail -c "+$(($2 - $3 + 1))" "$KEPT" || break_off
    fi
}

# What was promised does not come whole: nothing may follow it, or it would be taken for that. The next session goes on there.
break_off() {
    kill "$$" 2>/dev/null
    exit 1
}

# Tells an outcome, alone when only a part of its bytes is wanted; else together with others that are ready.
outcome() {
    index=$((index + 1))
    [ "$index" -gt "$FROM" ] || return 0
    # shellcheck disable=SC2086
    set -- $1
    [ $# -ge 8 ] || {
        tell_ready
        say bad "$index"
        return 0
    }
    unit=$1
    [ "$2" = - ] || unit=$1-$2
    meta=$4
    data=$5
    gone=0
    kept_of "$unit"
    if [ "$data" -gt 0 ] && [ ! -e "$KEPT" ]; then
        gone=1
        data=0
    fi
    offset=0
    [ "$index" -ne $((FROM + 1)) ] || offset=$AT
    [ "$offset" -le $((meta + data)) ] || offset=0
    value=$3
    shift 5
    line="$MARKER outcome $index $offset $gone $unit $meta $data $value $*"
    if [ "$offset" -gt 0 ]; then
        printf '%s\n' "$line"
        send "$unit" "$offset" "$meta" "$data"
        return 0
    fi
    READY=$((READY + 1))
    LINES="$LINES$line
"
    [ "$meta" -eq 0 ] || FILES="$FILES u/$unit.m"
    [ "$data" -eq 0 ] || FILES="$FILES $KEPT"
    [ "$READY" -lt 40 ] || tell_ready
}

# One process reads the files of many outcomes.
tell_ready() {
    [ "$READY" -gt 0 ] || return 0
    say several "$READY"
    printf %s "$LINES"
    # shellcheck disable=SC2086
    [ -z "$FILES" ] || cat $FILES || break_off
    ready_none
}

ready_none() {
    READY=0
    LINES=
    FILES=
}

tell() {
    index=0
    quiet=0
    why=beat
    beats=0
    last=
    part=
    ready_none
    [ ! -p bell ] || exec 8<> bell
    while :; do
        if IFS= read -r line <&3; then
            line=$part$line
            part=
            [ -z "$line" ] || outcome "$line"
            continue
        fi
        part=$part$line
        tell_ready
        if [ -n "$last" ]; then
            say end "$index"
            return 0
        fi
        if [ -e "$S/done" ]; then
            # Whatever was added before that is still to be read.
            last=1
            continue
        fi
        if [ "$why" = beat ]; then
            say beat
            beats=$((beats + 1))
            minion_is_alive || [ -e "$S/done" ] || { [ ! -s "$S/pid" ] && [ "$beats" -lt 5 ]; } || {
                say died
                return 0
            }
        fi
        await_more
    done 3< "$S/outcomes"
}

# Until the minion rings, since it has more to tell, or it is time for a sign of life. Where there is no bell, it is looked for.
await_more() {
    if [ -p bell ]; then
        why=
        read -r why <&8
        : > rung
        return
    fi
    pause 0.4
    quiet=$((quiet + 1))
    why=
    [ $((quiet % 8)) -ne 0 ] || why=beat
}

# The time for signs of life, as long as there is somebody to give them.
beat() {
    nap=
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
    while kill -0 "$teller" 2>/dev/null; do
        sleep 3 &
        nap=$!
        wait "$nap"
        # Without a pause there is no beat.
        ! lacks $? || return
        echo beat
    done 1<> bell
}

# release UNIT BYTES...: the overlord has their data.
release() {
    given=
    freed=0
    read -r freed 2>/dev/null < b/freed
    while [ $# -ge 2 ]; do
        kept_of "${1%%[!0-9-]*}"
        if [ -s "$KEPT" ]; then
            given="$given $KEPT"
            freed=$((freed + $2))
        fi
        shift 2
    done
    [ -n "$given" ] || return 0
    # shellcheck disable=SC2086
    rm -f $given
    echo "$freed" > b/freed
}

# No folder can hold a spool: this session is the minion.
stream_here() {
    script=$(receive) || exit 1
    ENTRY=stream
    eval "$script"
}

follow() {
    printf '\n'
    say hello
    S=
    if [ "$STREAM" = 1 ]; then
        stream_here "$@"
        return
    elif find_spool "$@"; then
        receive > /dev/null
    elif make_spool "$@"; then
        receive > "$S/plan.new" && arrived "$S/plan.new" && mv "$S/plan.new" "$S/plan"
        code=$?
        if [ "$code" -eq 0 ]; then
            : >> "$S/outcomes"
        elif died "$code" || [ -e "$S/cut" ]; then
            # That one of our own died says nothing of the folder: the next session tries again.
            rm -f "$S/cut"
            exit 1
        else
            say refused "cannot write to $S"
            return
        fi
    else
        stream_here "$@"
        return
    fi
    who_am_i
    say spool "${MINE:-65534}" "$S"
    [ -e "$S/done" ] || minion_is_alive || start_minion
    cd "$S" || return
    [ -p bell ] || mkfifo bell 2>/dev/null
    : > rung
    tell &
    teller=$!
    pulse=
    [ ! -p bell ] || {
        beat > /dev/null &
        pulse=$!
    }
    while read -r word more; do
        # shellcheck disable=SC2086
        case $word in
        release) release $more ;;
        stop) : > "$S/stop" ;;
        leave) break ;;
        esac
    done
    # shellcheck disable=SC2086
    kill "$teller" $pulse 2>/dev/null
    cd /
}
