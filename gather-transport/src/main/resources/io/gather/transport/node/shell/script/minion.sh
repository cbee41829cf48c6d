# The shell minion: runs a plan on a node where nothing is installed, and leaves the results in a spool.
# It works in its spool: outcomes (a line each, append-only), u/ (what the tasks produced), o/ (what commands write), k/ (tasks that a worker has),
# w/ (what each worker does), b/ (bytes each worker made). Flags there: stop, over, short, done.
# Output up to this size stays as it is: a process that compresses it costs more than it saves.
TINY=16384
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
    SELDOM=1
    if sleep 0.0 2>/dev/null; then
        TICK=0.1
        SELDOM=1
    fi
    NAP=$TICK
    # Without it everything is read in smaller steps.
    FULL=$1
    [ -n "$FULL" ] || [ "$(printf abc | dd bs=2 count=1 iflag=fullblock 2>/dev/null)" = ab ] && FULL=iflag=fullblock
}

# The end of one of the minion's own processes is never an answer about the node. Whoever finds one dead says so, whatever part of
# the unit it is; the unit has no outcome then, and begins again.
lost() {
    LOST=$1
    echo "$U $1" > "w/$W.lost"
    return 1
}

# Sets LOST to the process that died while the unit was at work.
was_lost() {
    [ -z "$LOST" ] || return 0
    read -r named LOST 2>/dev/null < "w/$W.lost" && [ "$named" = "$U" ] && [ -n "$LOST" ] && return
    LOST=
    return 1
}

found_all() {
    LOST=
    : > "w/$W.lost"
}

# attempt FUNCTION: does the unit; a second time when a process of the minion's own died meanwhile.
attempt() {
    found_all
    "$1"
    was_lost || return 0
    was_again=$AGAIN
    AGAIN=1
    if [ ! -e stop ] && [ ! -e over ]; then
        found_all
        "$1"
    fi
    if was_lost; then
        died_of=$LOST
        begin_unit
        record lost "$died_of"
    fi
    AGAIN=$was_again
}

# take BYTES FILE: copies the next bytes of the input, that many at most, and sets BYTES to what there was.
take() {
    if [ -z "$FULL" ] || [ "$1" -gt "$MEMBER" ]; then
        # shellcheck disable=SC2086
        dd bs=65536 count=$(($1 / 65536)) $FULL 2> "$R.dd" > "$2" || { failed $? dd; return 1; }
        # shellcheck disable=SC2086
        [ $(($1 % 65536)) -eq 0 ] || dd bs=$(($1 % 65536)) count=1 $FULL 2> "$R.dd" >> "$2" || { failed $? dd; return 1; }
        size_of "$2"
        return
    fi
    dd bs="$1" count=1 "$FULL" 2> "$R.dd" > "$2" || { failed $? dd; return 1; }
    # What dd says of itself saves a process that counts.
    while read -r BYTES unit _; do
        case $unit in
        byte | bytes) return ;;
        esac
    done < "$R.dd"
    size_of "$2"
}

# Whether the input goes on; the next byte is gone then.
goes_on() {
    take 1 "$R.more" && [ "$BYTES" -gt 0 ]
}

size_of() {
    BYTES=$(wc -c < "$1") || BYTES=$(wc -c < "$1") || {
        BYTES=0
        lost wc
        return
    }
    BYTES=$((BYTES))
}

# The digest of a file; "-" where there is none to be had, which costs the overlord some work.
digest() {
    # shellcheck disable=SC2086
    SUM=$($SHA < "$1") || SUM=-
    SUM=${SUM%% *}
}

# Sets LEFT to the bytes of content that the plan still allows. Each worker counts its own, so none waits for another.
allowance() {
    LEFT=$TOTAL
    n=0
    while [ "$n" -lt "$PARALLEL" ]; do
        n=$((n + 1))
        read -r spent 2>/dev/null < "b/$n.used" && LEFT=$((LEFT - spent))
    done
}

spend() {
    spent=0
    read -r spent 2>/dev/null < "b/$W.used"
    echo $((spent + $1)) > "b/$W.used"
}

# Adds a line to what describes the unit's data.
describes() {
    printf '%s\n' "$1" >> "$M"
    META=$((META + ${#1} + 1))
}

# Begins what will be one file of the bundle.
begin_content() {
    CONTENT=0
    RUNNING=
    CUT=-
    DROPPED=0
    RAW=
}

# Adds the piece in $raw, of that size, to the unit's data.
pack_piece() {
    SUM=-
    stored=-
    spend "$1"
    if [ -z "$SQUEEZE" ] || [ -n "$RAW" ]; then
        cat "$raw" >> "$D" || { failed $? cat; return 1; }
        DATA=
        describes "r $1"
        CONTENT=$((CONTENT + $1))
        return 0
    fi
    if [ "$1" -gt "$SMALL" ] && [ -n "$SHA" ]; then
        digest "$raw"
    fi
    if [ "$CONTENT" -eq 0 ] && [ "$1" -eq "$MEMBER" ] && [ -n "$SHA" ]; then
        begin_running
    fi
    [ -z "$RUNNING" ] || cat "$raw" >&9 || WHOLE=
    squeeze=$SQUEEZE
    [ "$1" -le "$SMALL" ] || squeeze=$LARGE
    # shellcheck disable=SC2086
    $squeeze < "$raw" >> "$D" || { failed $? gzip; return 1; }
    if [ "$1" -gt "$SMALL" ]; then
        size_of "$D"
        stored=$((BYTES - DATA))
        DATA=$BYTES
    else
        DATA=
    fi
    CONTENT=$((CONTENT + $1))
    describes "g $1 $stored $SUM"
}

# failed CODE PROGRAM: of one that read or wrote content. What follows is of no use: the overlord takes what is before it.
failed() {
    if died "$1"; then
        lost "$2"
        return
    fi
    said=
    read -r said 2>/dev/null < "$R.dd"
    case $2:$said in
    dd:*eading* | dd:*"nput/output error"*)
        CUT=failed
        return
        ;;
    esac
    room .
    CUT="full:$FREE"
}

# The digest of content that has several pieces is made as they pass by. Both ends are open before it starts: nobody waits for one
# that never came to read.
begin_running() {
    rm -f "$R.sha"
    mkfifo "$R.sha" 2>/dev/null || return 0
    exec 8<> "$R.sha" 7< "$R.sha" 9> "$R.sha" 8>&-
    # shellcheck disable=SC2086
    $SHA <&7 7<&- 9>&- > "$R.sum" &
    RUNNING=$!
    WHOLE=1
    exec 7<&-
}

end_content() {
    if [ -n "$RUNNING" ]; then
        exec 9>&-
        SUM=-
        wait "$RUNNING" && [ -n "$WHOLE" ] && read -r SUM _ < "$R.sum"
        describes "w ${SUM:--}"
        rm -f "$R.sha" "$R.sum"
        RUNNING=
    fi
    describes "e $DROPPED $CUT"
}

# Packs the input, that many bytes of it at most. Returns 1 when whatever follows cannot be kept.
pack_first() {
    lacking=$1
    while [ "$lacking" -gt 0 ]; do
        allowance
        want=$lacking
        [ "$want" -le "$MEMBER" ] || want=$MEMBER
        if [ "$LEFT" -lt "$want" ]; then
            want=$LEFT
            if [ "$LEFT" -le 0 ]; then
                ! goes_on || CUT='used-up'
                return 1
            fi
        fi
        take "$want" "$raw" || return 1
        [ "$BYTES" -gt 0 ] || return 0
        pieced=$BYTES
        if [ "$raw" = "$PLAIN" ] && [ "$CONTENT" -eq 0 ] && [ "$pieced" -le "$TINY" ] && [ "$pieced" -lt "$want" ]; then
            spend "$pieced"
            describes "r $pieced"
            CONTENT=$pieced
            DATA=$pieced
            raw=
            return 0
        fi
        pack_piece "$BYTES" || return 1
        lacking=$((lacking - pieced))
        if [ -e short ] && [ "$pieced" -eq "$MEMBER" ]; then
            read -r FREE < short
            CUT="short:$FREE:$LEAVE"
            return 1
        fi
        if [ -n "$FULL" ] && [ "$pieced" -lt "$want" ]; then
            return 0
        fi
    done
    return 0
}

# Packs the last bytes of the input, that many at most; what is held meanwhile is a quarter more.
pack_last() {
    segment=$(($1 / 4))
    [ "$segment" -ge 1048576 ] || segment=1048576
    cap=$1
    seen=0
    held=0
    first=0
    next=0
    set --
    segment=$(((segment + 65535) / 65536 * 65536))
    while take "$segment" "$R.ring$next"; do
        [ "$BYTES" -gt 0 ] || break
        seen=$((seen + BYTES))
        held=$((held + BYTES))
        set -- "$@" "$BYTES"
        next=$((next + 1))
        while [ $((held - $1)) -ge "$cap" ] && [ $# -gt 1 ]; do
            held=$((held - $1))
            shift
            rm -f "$R.ring$first"
            first=$((first + 1))
        done
    done
    [ "$seen" -le "$cap" ] || DROPPED=$((seen - cap))
    rm -f "$R.whole" "$R.cut"
    while [ "$first" -lt "$next" ]; do
        {
            [ "$held" -le "$cap" ] || skip $((held - cap)) || exit 1
            held=$cap
            cat || exit 1
        } < "$R.ring$first"
        rm -f "$R.ring$first"
        first=$((first + 1))
        [ "$first" -lt "$next" ] || : > "$R.whole"
    done | {
        pack_first "$cap"
        end_content
        echo "$CUT" > "$R.cut"
    }
    rm -f "$R.ring$next"
    [ "$seen" -gt 0 ] || return 0
    # Whoever reads no further ends the one that writes.
    kept=
    read -r kept 2>/dev/null < "$R.cut"
    case $kept in
    '') lost shell ;;
    -) [ -e "$R.whole" ] || lost cat ;;
    esac
}

# Packs what a command writes: the first bytes, the last ones, or both. Leaves the sizes of what it made, where it knows them.
capture() {
    begin_content
    META=0
    DATA=0
    PLAIN=u/$U.r
    raw=$PLAIN
    case $2 in
    head) pack_first "$1" ;;
    tail)
        raw=$R.raw
        pack_last "$1"
        return 0
        ;;
    both)
        if pack_first $(($1 / 2)) && [ "$CONTENT" -eq $(($1 / 2)) ]; then
            pack_last $(($1 - $1 / 2))
            rm -f "$raw"
            return 0
        fi
        ;;
    esac
    if [ "$CUT" != - ] || { [ "$CONTENT" -ge "$1" ] && goes_on; }; then
        [ "$CUT" != - ] || DROPPED=1
        echo "$U full" > "w/$W.why"
    fi
    end_content
    [ -z "$raw" ] || [ "$CONTENT" -eq 0 ] || rm -f "$raw"
    [ -z "$DATA" ] || echo "$META $DATA" > "w/$W.sizes"
    return 0
}

# One line in the list of outcomes: the unit has ended. It has not when a process of the minion's own died.
record() {
    ! was_lost || return 0
    now
    took=${TOOK:-$((NOW - BEGAN))}
    meta=0
    data=0
    if ! read -r meta data 2>/dev/null < "w/$W.sizes"; then
        meta=0
        data=0
        if [ -e "u/$U.m" ]; then
            size_of "u/$U.m"
            meta=$BYTES
        fi
        for kept in "u/$U.d" "u/$U.r"; do
            [ -e "$kept" ] || continue
            size_of "$kept"
            data=$BYTES
            break
        done
    fi
    ! was_lost || return 0
    : > "w/$W.sizes"
    if [ "$data" -gt 0 ]; then
        made=0
        read -r made 2>/dev/null < "b/$W.made"
        echo $((made + data)) > "b/$W.made"
    fi
    entry="$T ${I:--} ${V:--} $meta $data $((EPOCH + BEGAN)) $took $*"
    printf '%s\n' "$entry" >> outcomes || {
        # The disk is full: what was held back for this is enough for many lines; then something may be fetched.
        rm -f reserve
        tries=0
        until printf '\n%s\n' "$entry" >> outcomes || [ "$tries" -ge 600 ]; do
            tries=$((tries + 1))
            sleep "$TICK"
        done
    }
    [ -s rung ] || echo fresh > rung
}

# Whoever tells of outcomes waits for this; he empties the note that it was done. It is done for many at once, since telling costs
# a process each time. A pipe that is opened both ways keeps nobody waiting who writes to it.
ring() {
    fresh=
    read -r fresh 2>/dev/null < rung
    [ "$fresh" = fresh ] && [ -p bell ] || return 0
    echo yes > rung
    echo more 1<> bell
}

begin_unit() {
    U=$T${I:+-$I}
    R=w/$W.tmp
    D=u/$U.d
    M=u/$U.m
    found_all
    set -- "$D" "$M" "u/$U.r" "o/$U.r" "o/$U.r.gz"
    [ -z "$AGAIN" ] || rm -f "$@" || rm -f "$@" || lost rm
    : > "w/$W.sizes"
    now
    BEGAN=$NOW
}

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
        while [ "$n" -lt "$PARALLEL" ]; do
            n=$((n + 1))
            read -r made 2>/dev/null < "b/$n.made" && waiting=$((waiting + made))
        done
        read -r freed 2>/dev/null < b/freed && waiting=$((waiting - freed))
        [ "$waiting" -gt 0 ] || return 0
        [ "$waiting" -gt "$SPOOL" ] || [ -e short ] || return 0
        tell_ended
        let_go
        sleep "$TICK"
    done
}

# Whether there is a point in beginning the unit; if not, it has its outcome.
settled() {
    await_room
    hold
    now
    BEGAN=$NOW
    U=$T${I:+-$I}
    if [ -e stop ]; then
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

worker() {
    W=$1
    I=
    V=
    begin_straight
    for T in $LIGHT; do
        claim "$T" || continue
        settled && attempt "task_$T"
    done
    # Values of lists that others have found.
    for T in $LIGHT; do
        [ ! -e "l/$T.ready" ] || each_value
    done
    tell_ended
    let_go
    return 0
}

heavy() {
    W=1
    I=
    V=
    begin_straight
    for T in $HEAVY; do
        claim "$T" || continue
        settled && attempt "task_$T"
    done
    tell_ended
    let_go
    return 0
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
        read -r other < pid
        alive "$other" && return 1
        rm -f pid
    done
    return 1
}

alive() {
    kill -0 "$1" 2>/dev/null || return 1
    # The number could be another process's by now.
    [ -r /proc/self/environ ] || return 0
    marks=
    read -r marks 2>/dev/null < "/proc/$1/environ"
    case $marks in
    "GATHER_MINION=$GATHER/$NODE/"*) return 0 ;;
    esac
    return 1
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
    for T in $LIGHT $HEAVY; do
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
    n=0
    while [ "$n" -lt "$PARALLEL" ]; do
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
    n=0
    while [ "$n" -lt "$PARALLEL" ]; do
        n=$((n + 1))
        worker "$n" &
        workers="$workers $!"
    done
    for each in $workers; do
        wait "$each"
    done
    [ -z "$HEAVY" ] || (heavy)
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
        sleep 3600
        hours=$((hours + 1))
    done
    spool=$(pwd)
    cd / && rm -rf "$spool" && rmdir "${spool%/*}" 2>/dev/null
}
