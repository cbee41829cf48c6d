
# Commands whose output goes through a pipe, and what every command finds.

# command_task TIMEOUT MAX KEEP PROGRAM WORD...: a command and its output. Milliseconds and bytes.
command_task() {
    begin_unit
    if [ -n "$4" ] && ! have "$4"; then
        record absent "$4"
        return
    fi
    if goes_straight "$2" "$3" "$*"; then
        straight_task "$@"
        return
    fi
    out=w/$W.out
    [ -p "$out" ] || mkfifo "$out" || mkfifo "$out"
    [ -p "$out" ] || {
        lost mkfifo
        return
    }
    : > "w/$W.why"
    capture "$2" "$3" < "$out" &
    capturer=$!
    begin_command
    {
        set_apart
        shift 4
        # shellcheck disable=SC2086,SC2090
        exec $SETSID "$@"
    } < /dev/null > "$out" 2>&1 &
    leader=$!
    [ -z "$JOBS" ] || set +m
    until=$((BEGAN + $1))
    [ "$until" -le "$DEADLINE" ] || until=$DEADLINE
    echo "$leader $until $capturer $U run" > "w/$W"
    wait "$leader"
    code=$?
    now
    echo "$leader $((NOW + GRACE_ON_STOP)) $capturer $U drain" > "w/$W"
    kill -TERM "-$leader" 2>/dev/null
    kept=0
    wait "$capturer" || kept=$?
    : > "w/$W"
    why=
    read -r _ why < "w/$W.why"
    if [ "$why" = held ]; then
        begin_unit
        record held
        return
    fi
    [ "$kept" -eq 0 ] || lost shell
    ! given_up || return
    record command "$code" "${why:-itself}"
}

begin_command() {
    number_unit
    [ -z "$JOBS" ] || set -m
}

# The number among the limits of a unit's processes, of 17 digits: of a limit that means nothing to the kernel any more.
number_unit() {
    NUMBER=$((RUN * 1000000000 + T * 1000 + 999))
    case $I in
    '' | *[!0-9]*) ;;
    *) NUMBER=$((NUMBER - 999 + I)) ;;
    esac
}

# What every command finds: nothing of ours but the marks by which its processes are found.
set_apart() {
    # shellcheck disable=SC3045
    ulimit -S -w "$NUMBER" 2>/dev/null || ulimit -S -x "$NUMBER" 2>/dev/null
    export GATHER_MARK="$GATHER/$NODE/$U."
    export LC_ALL=C.UTF-8
    unset GATHER_MINION
    cd /
}
