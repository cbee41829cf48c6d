
# Files. A task's files are found first, a line each, sorted newest first, and then read in that order.
# Lines: time kind mode device inode size path. Kinds: f file, l link, d empty folder, n folder that may not be read,
# p FIFO, s socket, c and b devices, x whatever cannot be looked at. With two slashes a path has a line feed.
BATCH=200
BATCH_BYTES=2097152
MOST_FILES=200000

# How this system tells what a path is: GNU and BusyBox in one way, BSD in another.
stat_tool() {
    STAT=
    STAT_FORMAT='%.9Y %a %d %i %s'
    if stat -c "$STAT_FORMAT" / > /dev/null 2>&1; then
        STAT=-c
    elif stat -f '%Fm %Lp %d %i %z' / > /dev/null 2>&1; then
        STAT=-f
        STAT_FORMAT='%Fm %Lp %d %i %z'
    fi
    export STAT STAT_FORMAT
}

# Run by find for many paths at once; $1 is their kind. Also run for single paths.
# shellcheck disable=SC2016,SC2089
DESCRIBE='
LF="
"
kind=$1
shift
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
kind_of() {
    if [ -p "$1" ]; then k=p; elif [ -S "$1" ]; then k=s; elif [ -c "$1" ]; then k=c; elif [ -b "$1" ]; then k=b; else k=x; fi
}
# Only folders without anything in them are results themselves.
if [ "$kind" = d ]; then
    for folder in "$@"; do
        shift
        if [ ! -r "$folder" ] || [ ! -x "$folder" ]; then
            set -- "$@" "$folder"
            continue
        fi
        set +f
        for child in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
            [ -e "$child" ] || [ -L "$child" ] || continue
            continue 2
        done
        set -- "$@" "$folder"
    done
fi
[ $# -gt 0 ] || exit 0
# A link that is still one although links are followed leads nowhere.
[ "$kind" != l ] || FOLLOW=
if facts=$(stat ${FOLLOW:+-L} $STAT "$STAT_FORMAT" -- "$@" 2>/dev/null); then
    printf "%s\n" "$facts" | while read -r time mode device inode size; do
        k=$kind
        [ "$k" != o ] || kind_of "$1"
        [ "$k" != d ] || { [ -r "$1" ] && [ -x "$1" ]; } || k=n
        line_of "$time" "$k" "$mode" "$device" "$inode" "$size" "$1"
        shift
    done
else
    # One of them has vanished: which one is found out one by one.
    for path in "$@"; do
        if facts=$(stat ${FOLLOW:+-L} $STAT "$STAT_FORMAT" -- "$path" 2>/dev/null); then
            k=$kind
            [ "$k" != o ] || kind_of "$path"
            [ "$k" != d ] || { [ -r "$path" ] && [ -x "$path" ]; } || k=n
            line_of ${facts%% *} "$k" ${facts#* } "$path"
        elif [ -L "$path" ]; then
            line_of 0 l 777 0 0 0 "$path"
        fi
    done
fi
'

# Describes paths of one kind, given as arguments.
describe() {
    FOLLOW=$follow sh -c "$DESCRIBE" sh "$@"
}

# Everything below a folder, without what is excluded.
walk() {
    (
        FOLLOW=$follow
        export FOLLOW
        deep=-H
        [ -z "$follow" ] || deep=-L
        set -- "$1" "$(prunes "$1")"
        eval "find $deep \"\$1\" $2 \
            -type f -exec sh -c \"\$DESCRIBE\" sh f {} + -o \
            -type l -exec sh -c \"\$DESCRIBE\" sh l {} + -o \
            -type d -exec sh -c \"\$DESCRIBE\" sh d {} + -o \
            -exec sh -c \"\$DESCRIBE\" sh o {} +"
    ) 2>/dev/null
}

# What find does not enter: spools, what the task excludes, and the processes, unless they are asked for themselves.
prunes() {
    printf '%s' "\\( -path \"\$SPOOLS\" $PRUNE \\) -prune -o "
    case $1 in
    / | /proc) printf '%s' "\\( -path '/proc/[0-9]*' -o -path /proc/self -o -path /proc/thread-self \\) -prune -o " ;;
    esac
}

# One path that a pattern named.
add_match() {
    if excluded "$1"; then
        return 0
    fi
    if [ -d "$1" ]; then
        print_path "$1" >> "$ROOTS"
        if [ ! -L "$1" ] || [ -n "$follow" ] || [ -n "$2" ]; then
            walk "$1"
            return 0
        fi
    else
        print_path "${1%/*}" >> "$ROOTS"
    fi
    if [ -L "$1" ]; then
        if [ -n "$follow" ] && [ -f "$1" ]; then describe f "$1"; else describe l "$1"; fi
    elif [ -f "$1" ]; then
        describe f "$1"
    elif [ -e "$1" ]; then
        describe o "$1"
    fi
}

# find_plain PATTERN NAMED: matches of a pattern without **.
find_plain() {
    expand "$1" | while IFS= read -r match; do
        decode_path "$match"
        add_match "$path" "$2"
    done
}

# find_deep TOP MATCH: what matches below folders, and everything in it.
find_deep() {
    expand "$1" | while IFS= read -r match; do
        decode_path "$match"
        [ -d "$path" ] || continue
        print_path "$path" >> "$ROOTS"
        (
            FOLLOW=$follow
            export FOLLOW
            set -- "$2" "$(prunes "$path")"
            eval "find -H \"\$path\" -mindepth 1 $2 $1 -prune \\( \
                -type f -exec sh -c \"\$DESCRIBE\" sh f {} + -o \
                -type l -exec sh -c \"\$DESCRIBE\" sh l {} + -o \
                -type d -print -o \
                -exec sh -c \"\$DESCRIBE\" sh o {} + \\)"
        ) 2>/dev/null | while IFS= read -r line; do
            # Folders come as bare paths between the described ones.
            case $line in
            /*) walk "$line" ;;
            *) printf '%s\n' "$line" ;;
            esac
        done
    done
}

# Links whose target is a file near the places that are gathered bring that file along.
add_targets() {
    [ -z "$follow" ] || return 0
    while read -r _ kind _ _ _ _ link; do
        [ "$kind" = l ] || continue
        decode_path "$link"
        [ -f "$path" ] || continue
        real=$(readlink -f "$path" 2>/dev/null) || continue
        excluded "$real" && continue
        while IFS= read -r root; do
            case $real in
            "$root" | "${root%/}"/*)
                describe f "$real"
                break
                ;;
            esac
        done < "$ROOTS"
    done < "$R.found"
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
    stat_tool
    spool=$(pwd)
    SPOOLS="${spool%/*/*}/gather-*"
    # shellcheck disable=SC2090
    export DESCRIBE SPOOLS
    : > "w/$W.why"
    clean_up
    gather_files &
    reader=$!
    until=$((BEGAN + $1))
    [ "$until" -le "$DEADLINE" ] || until=$DEADLINE
    echo "$reader $until - $U files" > "w/$W"
    wait "$reader"
    : > "w/$W"
    why=
    read -r _ why < "w/$W.why"
    counts='0 0 0 0'
    read -r counts 2>/dev/null < "$R.tally"
    if [ -s "$M" ] && [ -n "$SQUEEZE" ]; then
        # shellcheck disable=SC2086
        $SQUEEZE < "$M" > "$M.gz" && mv "$M.gz" "$M"
    fi
    clean_up
    # shellcheck disable=SC2086
    record files "${why:-itself}" $counts
}

# The scratch files of this worker.
clean_up() {
    set +f
    rm -f "$R".*
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
    add_targets > "$R.targets"
    LO=0
    LB=0
    DUP=0
    MANY=0
    left=$max
    full=
    DATA=0
    raw=$R.raw
    BATCHED=0
    BATCH_SIZE=0
    # Newest first; of the same time by their names.
    cat "$R.targets" >> "$R.found"
    sort -k 1,1nr -k 7 "$R.found" > "$R.sorted"
    choose > "$R.chosen"
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
        n) take_file ;;
        esac
        [ $((count % 64)) -ne 0 ] || tally
    done < "$R.chosen"
    flush_batch
    tally
}

tally() {
    echo "$LO $LB $DUP $MANY" > "$R.tally"
}

# Marks what is taken (n), what is too old for the room that the task has (o), and what another task has already (d). Without
# awk sizes are looked at later, and the overlord drops what comes twice.
choose() {
    if ! have awk; then
        sed 's/^/? /' "$R.sorted"
        return
    fi
    until mkdir sources.lock 2>/dev/null; do
        sleep "$TICK"
    done
    # What each files task has, in a file of its own: those of a task that begins again are not in its own way.
    set +f
    set -- s/[0-9]*
    set -f
    [ -e "$1" ] || shift
    awk -v own="sources.new" -v since="${since:-0}" -v max="$max" -v maxfile="$maxfile" -v most="$MOST_FILES" '
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
    [ ! -e sources.new ] || mv sources.new "s/$T"
    rmdir sources.lock
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
        target=$(readlink "$path" 2>/dev/null) || { entry vanished 0; return; }
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
    case $path in
    /proc/kmsg | /proc/kcore | /sys/kernel/*/trace_pipe | /sys/kernel/*/trace_pipe_raw)
        flush_batch
        entry harm 0
        return
        ;;
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
    else
        flush_batch
        read_regular
    fi
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
        sed 's/^\([^ ]*\) \([^ ]*\) \(.*\)$/F \2 \1 \3/' "$1" >> "$M"
        rm -f "$1"
        return
    fi
    # What the others left is cut off again.
    [ ! -e "$D" ] || dd of="$D" bs=1 seek="$before" count=0 2>/dev/null < /dev/null
    lines=$(wc -l < "$1")
    # What was killed took too long: it must not be waited for again and again.
    if [ "$code" -le 128 ] && [ "$lines" -gt 4 ]; then
        head -n $((lines / 2)) "$1" > "$1.a"
        tail -n +$((lines / 2 + 1)) "$1" > "$1.b"
        rm -f "$1"
        sum_batch "$1.a"
        pack_batch "$1.a" "$BATCH_SIZE"
        sum_batch "$1.b"
        pack_batch "$1.b" "$BATCH_SIZE"
        return
    fi
    (
        while read -r time kind mode device inode size link; do
            decode_path "$link"
            [ "$kind" = v ] || left=$((left + size))
            read_one
            echo "$left" > "$R.left"
        done
    ) < "$1"
    rm -f "$1"
    read -r left < "$R.left"
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

skip() {
    if [ "$1" -ge 65536 ]; then
        dd bs=65536 skip=$(($1 / 65536 - 1)) count=1 > /dev/null 2>&1
    fi
    if [ $(($1 % 65536)) -gt 0 ]; then
        dd bs=$(($1 % 65536)) count=1 > /dev/null 2>&1
    fi
}

# Content that is compressed already is sent as it is: the same signs as elsewhere in gather.
is_packed() {
    # shellcheck disable=SC2046
    set -- $(od -An -tx1 -N8 2>/dev/null < "$path")
    case $1$2$3$4$5$6$7$8 in
    1f8b08* | fd377a585a00* | 28b52ffd* | 425a68* | 504b0304* | 04224d18* | 377abcaf271c* | 4c504b5348485248*) RAW=1 ;;
    esac
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
            pack_first $((most / 2)) && skip $((size - most)) && pack_first $((most - most / 2))
        else
            skip "$from"
            pack_first "$wanted"
        fi
    } 2>/dev/null < "$path"
    [ "$CUT" != - ] || [ "$CONTENT" -ge "$wanted" ] || CUT=shrank
    [ "$from" -eq 0 ] || head_digest
    end_content
    left=$((left - CONTENT))
}

# Of what is cut at its begin, the overlord does not see what tells it from its rotated successor.
head_digest() {
    dd bs=1024 count=1 2>/dev/null < "$path" > "$raw"
    SUM=-
    [ -z "$SHA" ] || digest "$raw"
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
    size_of "$R.virtual"
    if [ "$BYTES" -eq 0 ] && [ "$code" -eq 1 ]; then
        case $(cat "$R.error") in
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
