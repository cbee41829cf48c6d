
# Files. A task's files are found first, a line each, sorted newest first, and then read in that order.
# Lines: time kind mode device inode size path. Kinds: f file, l link, d empty folder, n folder that may not be read,
# p FIFO, s socket, c and b devices, x another special file, z what has a longer path than can be opened. With two slashes a path has a line feed.
BATCH=200
BATCH_BYTES=2097152
STAT=
# Why there is no room for more files.
NO_ROOM=-
# Matches paths that are longer than the system opens.
LONG='????????????????'
for doubled in 32 64 128 256 512 1024 2048 4096; do
    LONG=$LONG$LONG
done
LONG=${LONG#?}'*'
export LONG

# How this system tells what a path is: GNU and BusyBox in one way, BSD in another.
stat_tool() {
    [ -z "$STAT" ] || return 0
    for attempt in 1 2; do
        case $(stat -c 'ok %a' / 2>/dev/null) in
        'ok '*)
            STAT=-c
            STAT_FORMAT='%.9Y %a %d %i %s'
            break
            ;;
        esac
        case $(stat -f '%Lp' / 2>/dev/null) in
        [0-7][0-7][0-7]*)
            STAT=-f
            STAT_FORMAT='%Fm %Lp %d %i %z'
            break
            ;;
        esac
    done
    export STAT STAT_FORMAT
    [ -n "$STAT" ] || lost stat
}

# Run for many paths at once, or for one. Its code is 1 when a program of its own died: no path may go missing by that.
# shellcheck disable=SC2016,SC2089
DESCRIBE='
LF="
"
[ $# -gt 0 ] || exit 0
line_of() {
    path=$7
    case $path in
    *"$LF"*)
        rest=$path
        path=
        while :; do
            case $rest in
            *"$LF"*)
                path=$path${rest%%"$LF"*}//
                rest=${rest#*"$LF"}
                ;;
            *) break ;;
            esac
        done
        path=$path$rest
        ;;
    esac
    printf "%s\n" "$1 $2 $3 $4 $5 $6 $path"
}
# Of folders only those without anything in them are results themselves.
empty() {
    set +f
    for child in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        if [ -e "$child" ] || [ -L "$child" ]; then
            set -f
            return 1
        fi
    done
    set -f
    return 0
}
# What a path is, from what stat says of it.
told() {
    if [ -L "$6" ] && { [ -z "$FOLLOW" ] || [ ! -e "$6" ]; }; then
        k=l
    elif [ -f "$6" ]; then
        k=f
    elif [ -d "$6" ]; then
        if [ ! -r "$6" ] || [ ! -x "$6" ]; then
            k=n
        elif [ -n "$MATCHES" ]; then
            line_of folder "" "" "" "" "" "$6"
            return
        else
            k=d
            empty "$6" || return 0
        fi
    elif [ -p "$6" ]; then k=p; elif [ -S "$6" ]; then k=s; elif [ -c "$6" ]; then k=c; elif [ -b "$6" ]; then k=b
    elif [ -e "$6" ] && [ ! -f "$6" ]; then k=x
    else
        # It has vanished since, and may be there again.
        k=f
    fi
    line_of "$1" "$k" "$2" "$3" "$4" "$5" "$6"
}
if facts=$(stat ${FOLLOW:+-L} $STAT "$STAT_FORMAT" -- "$@" 2>/dev/null); then
    printf "%s\n" "$facts" | {
        while read -r time mode device inode size; do
            [ $# -gt 0 ] || exit 1
            told "$time" "$mode" "$device" "$inode" "$size" "$1"
            shift
        done
        [ $# -eq 0 ]
    }
    exit
fi
# One of them has vanished, or stat died: which one is found out one by one.
for path in "$@"; do
    for attempt in 1 2; do
        links=${FOLLOW:+-L}
        [ -e "$path" ] || links=
        facts=$(stat $links $STAT "$STAT_FORMAT" -- "$path" 2>/dev/null)
        code=$?
        [ "$code" -ne 0 ] || break
    done
    if [ "$code" -eq 0 ]; then
        told $facts "$path"
    elif [ "$code" -gt 125 ] || [ -e "$path" ] || [ -L "$path" ]; then
        exit 1
    elif [ "${#path}" -ge 4095 ]; then
        # Longer than anything that the system opens.
        line_of 0 z 0 0 0 0 "$(printf %.1000s "$path")..."
    fi
done
'

# Describes one path.
describe() {
    FOLLOW=$follow MATCHES='' sh -c "$DESCRIBE" sh "$1" || lost stat
}

# seen FIND PATH MATCHES: describes whatever a find prints. Both it and what describes must have come to their end; that a find fails
# is usual, since it says so of each folder that may not be read.
seen() {
    {
        codes=$({
            FOLLOW=$follow
            MATCHES=$3
            export FOLLOW MATCHES
            { eval "find $1 -print0" 2>/dev/null; echo "$?" >&7; } | xargs -0 sh -c "$DESCRIBE" sh >&8
            echo "$?" >&7
        } 7>&1)
    } 8>&1
    case $codes in
    [01]"${LF}0") ;;
    *) lost find ;;
    esac
}

# Everything below a folder, without what is excluded; what has too long a path is not entered.
walk() {
    deep=-H
    [ -z "$follow" ] || deep=-L
    prunes "$1"
    seen "$deep \"\$2\" $PRUNES \\( ! -path \"\$LONG\" -o -prune \\)" "$1" ''
}

# Sets PRUNES to what find does not enter: spools, what the task excludes, and the processes, unless they are asked for themselves.
prunes() {
    PRUNES="\\( -path \"\$SPOOLS\" $PRUNE \\) -prune -o "
    case $1 in
    / | /proc) PRUNES="$PRUNES\\( -path '/proc/[0-9]*' -o -path /proc/self -o -path /proc/thread-self \\) -prune -o " ;;
    esac
}

# One path that a pattern named.
add_match() {
    if excluded "$1"; then
        return 0
    fi
    if [ -d "$1" ]; then
        add_root "$1"
        if [ ! -L "$1" ] || [ -n "$follow" ] || [ -n "$2" ]; then
            walk "$1"
            return 0
        fi
    else
        add_root "${1%/*}"
    fi
    if [ -e "$1" ] || [ -L "$1" ]; then
        describe "$1"
    fi
}

# find_plain PATTERN NAMED: matches of a pattern without **.
find_plain() {
    expand "$1" | {
        all=
        while IFS= read -r match; do
            [ "$match" = '~' ] && all=1 && continue
            decode_path "$match"
            add_match "$path" "$2"
        done
        [ -n "$all" ]
    } || lost shell
}

# find_deep TOP MATCH: what matches below folders, and everything in it.
find_deep() {
    expand "$1" | {
        all=
        while IFS= read -r match; do
            [ "$match" = '~' ] && all=1 && continue
            decode_path "$match"
            [ -d "$path" ] || continue
            add_root "$path"
            prunes "$path"
            decode_path "$match"
            matches "$path" "$2" | {
                every=
                while IFS= read -r line; do
                    # Folders come as paths between what is described.
                    case $line in
                    '~') every=1 ;;
                    'folder '*)
                        decode_path "/${line#*/}"
                        walk "$path"
                        ;;
                    *) printf '%s\n' "$line" ;;
                    esac
                done
                [ -n "$every" ]
            } || lost shell
        done
        [ -n "$all" ]
    } || lost shell
}

matches() {
    seen "-H \"\$2\" -mindepth 1 $PRUNES $2 -prune" "$1" 1 && echo '~'
}

add_root() { print_path "$1" >> "$ROOTS"; }

# Links whose target is a file near the places that are gathered bring that file along.
add_targets() {
    [ -z "$follow" ] || return 0
    while read -r _ kind _ _ _ _ link; do
        [ "$kind" = l ] || continue
        decode_path "$link"
        [ -f "$path" ] || continue
        answer readlink -f "$path" || lost readlink || continue
        real=$ANSWER
        [ -n "$real" ] || continue
        excluded "$real" && continue
        ! is_near "$real" || describe "$real"
    done
}

is_near() {
    while IFS= read -r root; do
        case $1 in
        "$root" | "${root%/}"/*) return 0 ;;
        esac
    done < "$ROOTS"
    return 1
}

decode_path() {
    case $1 in
    *//*)
        rest=$1
        path=
        while :; do
            case $rest in
            *//*)
                path=$path${rest%%//*}$LF
                rest=${rest#*//}
                ;;
            *) break ;;
            esac
        done
        path=$path$rest
        ;;
    *) path=$1 ;;
    esac
}

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
    if [ -n "$why" ]; then
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
    count=0
    while read -r mark time kind mode device inode size link; do
        count=$((count + 1))
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
    flush_all
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
        sleep "$TICK"
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

entry() {
    describes "f $kind $1 $time $mode $device $inode $size $2 $link"
}

take_file() {
    decode_path "$link"
    case $kind in
    f) ;;
    l)
        flush_batch
        answer readlink "$path" || lost readlink || return
        target=$ANSWER
        case $target in
        '')
            entry vanished 0
            return
            ;;
        esac
        case $target in
        *"$LF"*) entry odd 0 ;;
        *)
            entry ok 0
            describes "t $target"
            ;;
        esac
        return
        ;;
    *)
        flush_batch
        entry ok 0
        return
        ;;
    esac
    if [ ! -e "$path" ]; then
        flush_batch
        entry vanished 0
        return
    elif [ ! -r "$path" ]; then
        flush_batch
        entry denied 0
        return
    fi
    if harms "$path"; then
        flush_batch
        entry harm 0
        return
    fi
    case $path in
    /proc/* | /sys/*)
        kind=v
        if [ -n "$SQUEEZE" ] && [ "$maxfile" -ge 4194304 ] && [ "$left" -ge 4194304 ]; then
            add_to_batch 4096
        else
            flush_batch
            read_virtual
        fi
        return
        ;;
    esac
    if [ -n "$SQUEEZE" ] && [ "$size" -le "$SMALL" ] && [ "$size" -le "$left" ] && [ "$size" -le "$maxfile" ]; then
        add_to_batch "$size"
        left=$((left - size))
    elif goes_along; then
        add_copy
    else
        flush_all
        read_regular
    fi
}

flush_all() {
    flush_batch
    flush_copies
}

# Small files are compressed many at a time: a member each, in order.
add_to_batch() {
    if [ "$BATCHED" -eq 0 ]; then
        allowance
        room_left=$LEFT
        exec 6> "$R.batch"
    fi
    if [ "$room_left" -lt $((BATCH_SIZE + $1)) ]; then
        flush_batch
        left=$((left + $1))
        read_one
        [ "$kind" = v ] || left=$((left - $1 + CONTENT))
        return
    fi
    printf '%s\n' "$time $kind $mode $device $inode $size $link" >&6
    BATCHED=$((BATCHED + 1))
    BATCH_SIZE=$((BATCH_SIZE + $1))
    if [ "$BATCHED" -ge "$BATCH" ] || [ "$BATCH_SIZE" -ge "$BATCH_BYTES" ]; then
        flush_batch
    fi
}

read_one() {
    if [ "$kind" = v ]; then read_virtual; else read_regular; fi
}

flush_batch() {
    [ "$BATCHED" -gt 0 ] || return 0
    BATCHED=0
    exec 6>&-
    pack_batch "$R.batch" "$BATCH_SIZE"
    rm -f "w/$W.busy"
    BATCH_SIZE=0
}

# pack_batch LIST SIZE: one file that fails fails them all, so halves are tried, then the last few one by one.
pack_batch() {
    now
    echo "$NOW" > "w/$W.busy"
    size_of_data
    before=$DATA
    squeeze_batch "$1" &
    echo "$!" > "w/$W.reading"
    wait "$!"
    code=$?
    DATA=
    if [ "$code" -eq 0 ]; then
        spend "$2"
        sed 's/^\([^ ]*\) \([^ ]*\) \(.*\)$/F \2 \1 \3/' "$1" >> "$M" || lost sed
        rm -f "$1"
        return
    fi
    cut_data || return
    size_of_lines "$1"
    # What was killed took too long: it must not be waited for again and again.
    if [ "$code" -le 128 ] && [ "$lines" -gt 4 ]; then
        head -n $((lines / 2)) "$1" > "$1.a" || lost head || return
        tail -n +$((lines / 2 + 1)) "$1" > "$1.b" || lost tail || return
        rm -f "$1"
        sum_batch "$1.a"
        pack_batch "$1.a" "$BATCH_SIZE"
        sum_batch "$1.b"
        pack_batch "$1.b" "$BATCH_SIZE"
        return
    fi
    alone "$1"
}

# alone LIST: each of these files by itself, as the one under way stays what it is.
alone() {
    (
        while read -r time kind mode device inode size link; do
            decode_path "$link"
            [ "$kind" = v ] || left=$((left + size))
            if has_room; then
                read_one
            else
                LN=$((LN + 1))
                LNB=$((LNB + size))
            fi
            echo "$left $LN $LNB $NO_ROOM" > "$R.left"
        done
        exit 0
    ) < "$1" || lost shell
    rm -f "$1"
    read -r left LN LNB NO_ROOM < "$R.left"
}

size_of_lines() {
    lines=0
    while read -r _; do
        lines=$((lines + 1))
    done < "$1"
}

sum_batch() {
    BATCH_SIZE=0
    while read -r _ kind _ _ _ size _; do
        [ "$kind" != v ] || size=4096
        BATCH_SIZE=$((BATCH_SIZE + size))
    done < "$1"
}

squeeze_batch() {
    list=$1
    set --
    limit=
    while read -r _ kind _ _ _ _ link; do
        decode_path "$link"
        set -- "$@" "$path"
        [ "$kind" != v ] || limit=1
    done < "$list"
    # What the kernel writes may never end.
    [ -z "$limit" ] || ulimit -f $(((DATA + 33554432) / 512)) 2>/dev/null
    # shellcheck disable=SC2086
    exec $SQUEEZE -f -- "$@" >> "$D" 2>/dev/null
}

# skip BYTES: fails where there are fewer, as in a file that became shorter: what comes next would be of another place.
skip() {
    if [ "$1" -ge 65536 ]; then
        skip_block 65536 $(($1 / 65536 - 1)) || return
    fi
    if [ $(($1 % 65536)) -gt 0 ]; then
        skip_block $(($1 % 65536)) 0
    fi
}

# skip_block BYTES BEFORE: one block, after so many others of its size.
skip_block() {
    skipped=$(dd bs="$1" skip="$2" count=1 2>&1 > /dev/null)
    skip_code=$?
    ! died "$skip_code" || lost dd || return
    case $skipped in
    *'1+0 records in'*) ;;
    *) return 1 ;;
    esac
}

# Content that is compressed already is sent as it is.
is_packed() {
    # shellcheck disable=SC2046
    set -- $(od -An -tx1 -N8 2>/dev/null < "$path")
    ! looks_packed "$1$2$3$4$5$6$7$8" || RAW=1
}

read_regular() {
    most=$left
    [ "$most" -ge 0 ] || most=0
    [ "$maxfile" -ge "$most" ] || most=$maxfile
    begin_content
    from=0
    wanted=$size
    if [ "$size" -gt "$most" ]; then
        wanted=$most
        DROPPED=$((size - most))
        [ "$keep" != tail ] || from=$DROPPED
    fi
    if ! { true; } 2>/dev/null < "$path"; then
        if [ -e "$path" ]; then entry denied 0; else entry vanished 0; fi
        return
    fi
    [ "$size" -le "$SMALL" ] || is_packed
    [ -n "$DATA" ] || size_of_data
    entry ok "$from"
    {
        if [ "$DROPPED" -gt 0 ] && [ "$keep" = both ]; then
            pack_first $((most / 2)) && [ "$CONTENT" -ge $((most / 2)) ] && skip $((size - most)) &&
                pack_first $((most - most / 2))
        else
            skip "$from" && pack_first "$wanted"
        fi
    } 2>/dev/null < "$path"
    [ "$CUT" != - ] || [ "$CONTENT" -ge "$wanted" ] || CUT=shrank
    # Of what is cut, the overlord need not see what tells the file from its rotated successor.
    lead=$CONTENT
    [ "$DROPPED" -eq 0 ] || [ "$keep" != both ] || [ "$lead" -le $((most / 2)) ] || lead=$((most / 2))
    if [ "$from" -gt 0 ] || { [ "$lead" -lt "$size" ] && [ "$lead" -lt "$HEAD" ]; }; then
        head_digest
    fi
    end_content
    left=$((left - CONTENT))
}

head_digest() {
    SUM=-
    dd bs="$HEAD" count=1 2>/dev/null < "$path" > "$raw" && [ -n "$SHA" ] && digest "$raw"
    describes "h $SUM"
}

size_of_data() {
    DATA=0
    [ ! -e "$D" ] || { size_of "$D"; DATA=$BYTES; }
}

# What the kernel writes when it is read: of no known size, and some of it never ends. The warden ends what takes too long.
read_virtual() {
    most=$left
    [ "$maxfile" -ge "$most" ] || most=$maxfile
    begin_content
    size_of_data
    now
    echo "$NOW" > "w/$W.busy"
    head -c $((most + 1)) "$path" > "$R.virtual" 2> "$R.error" &
    echo "$!" > "w/$W.reading"
    wait "$!"
    code=$?
    rm -f "w/$W.busy"
    began=$NOW
    now
    # What was killed sooner was not killed for blocking.
    ! died "$code" || [ $((NOW - began)) -ge $((KERNEL_FILE - 1000)) ] || lost head || return
    size_of "$R.virtual"
    if [ "$BYTES" -eq 0 ] && [ "$code" -eq 1 ]; then
        said=
        read -r said < "$R.error"
        case $said in
        *"ermission denied"* | *"not permitted"*)
            entry denied 0
            return
            ;;
        *"No such"*)
            entry vanished 0
            return
            ;;
        esac
    fi
    entry ok 0
    [ "$BYTES" -le "$most" ] || DROPPED=$((BYTES - most))
    {
        [ "$keep" != tail ] || skip "$DROPPED"
        pack_first "$most"
    } < "$R.virtual"
    [ "$code" -le 128 ] || CUT=blocks
    [ "$code" -ne 1 ] || CUT=failed
    end_content
    left=$((left - CONTENT))
}
