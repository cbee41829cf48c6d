
# A task of files: they are found first, sorted newest first, and then read in that order.
# Why there is no room for more files.
NO_ROOM=-

# files_task TIMEOUT MAX MAXFILE KEEP FOLLOW SINCE; find_N, excluded_N and PRUNE come with it.
files_task() {
    begin_unit
    META=0
    PLAIN=
    max=$2
    maxfile=$3
    keep=$4
    follow=$5
    since=$6
    stat_tool || return
    spool=$PWD
    SPOOLS="${spool%/*/*}/gather-*"
    # shellcheck disable=SC2090
    export DESCRIBE SPOOLS
    : > "w/$W.why"
    gather_files &
    reader=$!
    until=$((BEGAN + $1))
    [ "$until" -le "$DEADLINE" ] || until=$DEADLINE
    echo "$reader $until - $U files" > "w/$W"
    code=0
    wait "$reader" || code=$?
    : > "w/$W"
    why=
    read -r _ why < "w/$W.why"
    counts='0 0 0 0 0 0 -'
    read -r counts 2>/dev/null < "$R.tally"
    unlock
    if given_up; then
        :
    elif [ -n "$why" ]; then
        # Whatever died did so because it was to end.
        found_all
    elif [ "$code" -ne 0 ]; then
        lost shell
    fi
    # Few lines are not worth it.
    if [ -e "$R.many" ] && [ -s "$M" ] && [ -n "$SQUEEZE" ]; then
        # shellcheck disable=SC2086
        $SQUEEZE < "$M" > "$M.gz" && mv "$M.gz" "$M" || rm -f "$M.gz"
    fi
    clean_up
    # shellcheck disable=SC2086
    record files "${why:-itself}" $counts
}

# The scratch files of this worker.
clean_up() {
    set +f
    rm -rf "$R".*
    set -f
}

excluded() {
    # shellcheck disable=SC2254
    case $1 in
    $SPOOLS) return 0 ;;
    esac
    "excluded_$T" "$1" "${1##*/}"
}

# slashes TEXT NUMBER: whether there are so many; then no star in a pattern with as many stands for one.
slashes() {
    rest=$1
    n=0
    while :; do
        case $rest in
        */*)
            rest=${rest#*/}
            n=$((n + 1))
            ;;
        *) break ;;
        esac
    done
    [ "$n" -eq "$2" ]
}

gather_files() {
    ROOTS=$R.roots
    : > "$ROOTS"
    "find_$T" > "$R.found"
    add_targets < "$R.found" > "$R.targets"
    ! was_lost || return 0
    LO=0
    LB=0
    DUP=0
    MANY=0
    LN=0
    LNB=0
    NO_ROOM=-
    ROOM=0
    left=$max
    full=
    DATA=0
    raw=$R.raw
    BATCHED=0
    BATCH_SIZE=0
    COPY_COUNT=0
    COPY_SIZE=0
    COPY_NAMES=
    # Newest first; of the same time by their names.
    cat "$R.targets" >> "$R.found" || lost cat || return 0
    sort -k 1,1nr -k 7 "$R.found" > "$R.sorted" || lost sort || return 0
    choose > "$R.chosen" || return 0
    know_logs
    count=0
    known_path=
    exec 4< "$R.known"
    read -r known_sum known_hex known_path <&4
    while read -r mark time kind mode device inode size link; do
        count=$((count + 1))
        next_known
        [ "$kind" = f ] || size=0
        [ "$mark" != '?' ] || judge_size
        case $mark in
        o)
            LO=$((LO + 1))
            LB=$((LB + size))
            ;;
        d) DUP=$((DUP + 1)) ;;
        m)
            MANY=1
            break
            ;;
        n)
            if has_room; then
                take_file
            else
                LN=$((LN + 1))
                LNB=$((LNB + size))
            fi
            ;;
        esac
        [ $((count % 64)) -ne 0 ] || tally
    done < "$R.chosen"
    exec 4<&-
    flush_all
    take_again
    tally
    [ "$count" -le 100 ] || : > "$R.many"
    return 0
}

# Whether the spool has room for the next file and for what is to be said of it. The disk is asked now and then: as long as there is
# much, or more than others could have taken meanwhile. Once there is none, what is left is counted.
has_room() {
    [ "$NO_ROOM" = - ] || return 1
    case $CUT in
    full:* | short:* | used-up) NO_ROOM=$CUT ;;
    *)
        [ "$ROOM" -gt 0 ] || look_for_room
        ROOM=$((ROOM - 1 - size / 1024))
        ;;
    esac
    [ "$NO_ROOM" = - ]
}

look_for_room() {
    room . || return 0
    # What is said of files takes room too.
    least=$((SIZE / SHARE_FOR_LINES))
    [ "$least" -le $((FOR_LINES / 1024)) ] || least=$((FOR_LINES / 1024))
    [ "$least" -ge "$LEAVE" ] || least=$LEAVE
    if [ "$FREE" -lt "$least" ]; then
        echo "$FREE" > short
        await_room
        room .
        [ "$FREE" -ge "$least" ] || NO_ROOM="short:$FREE:$LEAVE"
    fi
    ROOM=$(((FREE - least) / 2 / PARALLEL))
    [ "$ROOM" -le 65536 ] || ROOM=65536
}

tally() {
    echo "$LO $LB $DUP $MANY $LN $LNB $NO_ROOM" > "$R.tally"
}

# Marks what is taken (n), what is too old for the room that the task has (o), and what another task has already (d). Without
# awk sizes are looked at later, and the overlord drops what comes twice.
choose() {
    if ! have awk; then
        sed 's/^/? /' "$R.sorted" || lost sed
        return
    fi
    # What an attempt chose that came to nothing is in nobody's way.
    [ ! -e "s/$T" ] || printf '' > "s/$T"
    # Whoever waits too long goes without: the overlord drops what comes twice.
    tries=0
    until { set -C; echo "$W" > sources.lock; } 2>/dev/null || [ "$tries" -ge 100 ]; do
        tries=$((tries + 1))
        nap "$TICK"
    done
    set +C
    # What each files task has, in a file of its own: those of a task that begins again are not in its own way.
    set +f
    set -- s/[0-9]*
    set -f
    [ -e "$1" ] || shift
    awk -v own="w/$W.sources" -v since="${since:-0}" -v max="$max" -v maxfile="$maxfile" -v most="$MOST_FILES" '
        # By their digits: what is a nanosecond too old may be rounded up.
        function seconds(time) { sub(/[.].*/, "", time); return time + 0 }
        BEGIN { left = max }
        FILENAME ~ /^s\/[0-9]+$/ { seen[$0] = 1; next }
        $2 ~ /[fpscbx]/ && seconds($1) < since && $7 !~ /^\/(proc|sys)\// { next }
        ++count > most { print "m " $0; exit }
        {
            path = $0
            for (i = 0; i < 6; i++) sub(/^[^ ]* /, "", path)
            size = $2 == "f" ? $6 : 0
            want = size > maxfile ? maxfile : size
            if (want > left && left < max) full = 1
            if (full && size > 0) {
                print "o " $0
            } else if (path in seen) {
                print "d " $0
            } else {
                print "n " $0
                seen[path] = 1
                left -= want > left ? left : want
                print path > own
            }
        }' "$@" "$R.sorted"
    code=$?
    if [ "$code" -ne 0 ]; then
        lost awk
    elif [ -e "w/$W.sources" ]; then
        mv "w/$W.sources" "s/$T" || lost mv
    fi
    unlock
    ! was_lost
}

# Whoever has the lock gives it back, even when he died.
unlock() {
    holder=
    read -r holder 2>/dev/null < sources.lock
    rm -f "w/$W.sources"
    [ "$holder" != "$W" ] || rm -f sources.lock
}

judge_size() {
    mark=n
    want=$size
    [ "$want" -le "$maxfile" ] || want=$maxfile
    [ "$want" -le "$left" ] || [ "$left" -ge "$max" ] || full=1
    [ -z "$full" ] || [ "$size" -eq 0 ] || mark=o
    # What the kernel makes up when it is read is of now, whatever time it bears.
    case $kind$link in
    [fpscbx]/proc/* | [fpscbx]/sys/*) ;;
    [fpscbx]*) [ -z "$since" ] || [ "${time%.*}" -ge "$since" ] || mark=- ;;
    esac
    [ "$count" -le "$MOST_FILES" ] || mark=m
}
