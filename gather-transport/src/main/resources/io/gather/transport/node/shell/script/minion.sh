# The shell minion: runs a plan on a node where nothing is installed, and leaves the results in a spool.
# It works in its spool: outcomes (a line each, append-only), u/ (what the tasks produced), o/ (what commands write), k/ (tasks that a worker has),
# w/ (what each worker does), b/ (bytes each worker made). Flags there: stop, over, short, done.
# What died when the packages were asked for.
NO_NAMES=

# Milliseconds since the node was started, or since 1970 where it does not tell.
now() {
    if [ -n "$UPTIME" ] && read -r NOW _ < /proc/uptime; then
        NOW=$((${NOW%.*} * 1000 + 1${NOW#*.}0 - 1000))
    else
        NOW=$(date +%s)000
    fi
}

clock() {
    UPTIME=
    if read -r up _ 2>/dev/null < /proc/uptime; then
        case $up in
        *[!0-9.]* | *.*.* | *.???* | *.) ;;
        *.??) UPTIME=1 ;;
        esac
    fi
    now
    EPOCH=$(($(date +%s) * 1000 - NOW))
}

# What the node has, and what it lacks.
tools() {
    own_session
    SETSID=$OWN_SESSION
    # Without one each command gets its own process group from the shell, where the shell can do that without a terminal.
    JOBS=
    [ -n "$SETSID" ] || { (set -m) 2>/dev/null && [ -z "$( (set -m) 2>&1)" ] && JOBS=1; }
    SHA=
    if have sha256sum; then
        SHA=sha256sum
    elif have sha256; then
        SHA='sha256 -q'
    elif have openssl; then
        SHA='openssl dgst -sha256 -r'
    fi
    GZIP=
    unset GZIP
    SQUEEZE=
    have gzip && [ "$LEVEL" -gt 0 ] && SQUEEZE="gzip -nc$LEVEL"
    # What takes the place of files.
    PRESS="gzip -fn$LEVEL"
    # The same for a third less work, where the content is so large that this pays for its slower start.
    LARGE=$SQUEEZE
    [ -z "$SQUEEZE" ] || ! have pigz || LARGE="pigz -nc$LEVEL -p1"
    TICK=1
    SELDOM=2
    ! sleep 0.0 2>/dev/null || TICK=0.1
    NAP=$TICK
    # Without it everything is read in smaller steps.
    FULL=$1
    [ -n "$FULL" ] || [ "$(printf abc | dd bs=2 count=1 iflag=fullblock 2>/dev/null)" = ab ] && FULL=iflag=fullblock
}
# Whether a worker is the first to want a task. Only one can create a file that must not be there.
claim() {
    [ ! -e "k/$1" ] || return 1
    set -C
    claimed=1
    # Nothing is written, which a full disk would refuse; and not by ":", whose failure ends a shell.
    if { printf '' > "k/$1"; } 2>/dev/null; then
        claimed=0
    fi
    set +C
    return "$claimed"
}

# Waits while too much lies in the spool, or the disk is full, and something there may still be fetched.
await_room() {
    while [ ! -e stop ] && [ ! -e over ]; do
        waiting=0
        n=0
        while [ "$n" -lt "$WORKERS" ]; do
            n=$((n + 1))
            read -r made 2>/dev/null < "b/$n.made" && waiting=$((waiting + made))
        done
        read -r freed 2>/dev/null < b/freed && waiting=$((waiting - freed))
        [ "$waiting" -gt 0 ] || return 0
        [ "$waiting" -gt "$SPOOL" ] || [ -e short ] || return 0
        tell_ended
        let_go
        nap "$TICK"
    done
}

# Whether there is a point in beginning the unit; if not, it has its outcome.
settled() {
    await_room
    hold
    now
    BEGAN=$NOW
    U=$T${I:+-$I}
    if [ -e helpless ]; then
        record lost sleep
    elif [ -e stop ]; then
        record stopped
    elif [ -e short ]; then
        read -r FREE < short
        record short "$FREE" "$LEAVE"
    elif [ -e over ]; then
        record over
    else
        allowance
        [ "$LEFT" -le 0 ] || return 0
        record used-up
    fi
    return 1
}

# worker NUMBER TASK...: takes those that no other one has.
worker() {
    W=$1
    shift
    I=
    V=
    begin_straight
    for T in "$@"; do
        claim "$T" || continue
        settled && attempt "task_$T"
    done
    # Values of lists that others have found.
    for T in "$@"; do
        [ ! -e "l/$T.ready" ] || each_value
    done
    tell_ended
    let_go
    return 0
}

# work FROM TO TASK...: begins the workers of these numbers.
work() {
    begun=$1
    last=$2
    shift 2
    while [ "$begun" -le "$last" ]; do
        worker "$begun" "$@" &
        workers="$workers $!"
        begun=$((begun + 1))
    done
}

# How many workers there are: those for tasks that only wait come after the others.
count_workers() {
    WORKERS=$PARALLEL
    for T in $WAITING; do
        [ "$WORKERS" -ge $((PARALLEL + MOST_WAITING)) ] || WORKERS=$((WORKERS + 1))
    done
}

# A condition of the task does not hold, unless that could not be found out.
unmet() {
    was_lost || record unmet
}

# Only one minion at a time works in a spool.
take_place() {
    set -C
    for attempt in 1 2 3; do
        if { echo $$ > pid; } 2>/dev/null; then
            set +C
            return 0
        fi
        other=
        read -r other 2>/dev/null < pid
        # Whoever has just made the file tells who he is next, unless the disk is full.
        [ -n "$other" ] || [ "$attempt" = 3 ] || { sleep 1; continue; }
        [ -z "$other" ] || ! is_minion "$other" "$GATHER/$NODE/" || return 1
        forget_minion "$other" pid
    done
    set +C
}

# Ends what is left of all commands.
end_all() {
    marked "GATHER_MARK=$GATHER/$NODE/" "$RUN"
    for process in $MARKED; do
        kill -KILL "$process" 2>/dev/null
    done
}

# Of a minion that was killed: its commands are ended, its tasks that have no outcome begin again.
resume() {
    AGAIN=1
    end_all
    marked "GATHER_MINION=$GATHER/$NODE/" "$RUN" || marked "GATHER_MINION=$GATHER/$NODE/" "$RUN"
    for process in $MARKED; do
        [ "$process" = "$$" ] || kill -KILL "$process" 2>/dev/null
    done
    rm -rf k w short over "done" sources.new sources.lock
    mkdir -p k w s
    # A line that was torn is not continued by the next one.
    [ ! -s outcomes ] || echo >> outcomes
    while read -r task index _; do
        case $task in
        '' | *[!0-9]*) continue ;;
        esac
        case $index in
        -) : > "k/$task" ;;
        list) : > "l/$task.ready" ;;
        *) : > "k/$task-$index" ;;
        esac
    done < outcomes
    set +f
    for had in s/[0-9]*; do
        [ -e "k/${had#s/}" ] || rm -f "$had"
    done
    set -f
}

# Tasks whose worker was killed by someone, or could not write down how they ended.
bury() {
    W=1
    AGAIN=1
    ended=' '
    while read -r task index _; do
        ended="$ended$task:$index "
    done < outcomes
    for T in $LIGHT $WAITING $HEAVY; do
        I=
        V=
        if [ ! -e "l/$T.ready" ]; then
            has_ended - || bury_unit
            continue
        fi
        case $ended in
        *" $T:- "*) continue ;;
        esac
        number=-1
        while read -r item _; do
            [ "$item" != : ] || continue
            number=$((number + 1))
            has_ended "$number" || { I=$number V=$item; bury_unit; }
        done < "l/$T"
    done
}

has_ended() {
    case $ended in
    *" $T:$1 "*) return 0 ;;
    esac
    return 1
}

bury_unit() {
    begin_unit
    record died
}

main() {
    cd "$1" || exit 1
    trap '' HUP
    take_place || exit 0
    # What the session knows that started it.
    MINE=${2:-}
    clock
    tools "${4:-}"
    AGAIN=
    [ ! -d k ] || resume
    mkdir -p u l b k w s || mkdir -p u l b k w s
    : >> outcomes
    DEADLINE=$((NOW + TOTAL_TIME))
    room .
    leave_free
    LEAVE=$LEAST
    note_room
    [ -e short ] || dd if=/dev/zero of=reserve bs=65536 count=$((RESERVE / 65536)) 2>/dev/null
    if [ "$PARALLEL" -eq 0 ]; then
        PARALLEL=${3:-}
        [ -n "$PARALLEL" ] || PARALLEL=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 1)
        [ "$PARALLEL" -le "$MOST_PARALLEL" ] || PARALLEL=$MOST_PARALLEL
    fi
    count_workers
    n=0
    while [ "$n" -lt "$WORKERS" ]; do
        n=$((n + 1))
        : > "w/$n"
        [ -e "b/$n.made" ] || { echo 0 > "b/$n.made"; echo 0 > "b/$n.used"; }
    done
    find_straight
    find_slots "$1"
    watch_over &
    warden=$!
    [ -z "$PACKAGES" ] || list_packages
    workers=
    # shellcheck disable=SC2086
    work 1 "$PARALLEL" $LIGHT
    # shellcheck disable=SC2086
    work $((PARALLEL + 1)) "$WORKERS" $WAITING
    for each in $workers; do
        wait "$each"
    done
    # shellcheck disable=SC2086
    [ -z "$HEAVY" ] || (worker 1 $HEAVY)
    (bury) || (bury)
    end_all
    leave_slots
    : > "done"
    echo fresh > rung
    ring
    wait "$warden"
    linger
}

# Nobody may ever come for the spool.
linger() {
    hours=0
    while [ "$hours" -lt "$SPOOL_HOURS" ] && [ -e "done" ]; do
        # Where that cannot be waited for, what is there is left to whoever comes.
        sleep 3600 || sleep 3600 || exit
        hours=$((hours + 1))
    done
    spool=$(pwd)
    cd / && rm -rf "$spool" && rmdir "${spool%/*}" 2>/dev/null
}
