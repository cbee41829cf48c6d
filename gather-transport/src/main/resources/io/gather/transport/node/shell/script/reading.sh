
# What is read of each file that was chosen: small ones many at a time, others by themselves.
BATCH=200
BATCH_BYTES=2097152

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
    if has_little_new; then
        add_grown
        return
    fi
    file_marks
    if [ -n "$MARK" ]; then
        read_marked
    elif [ -n "$SQUEEZE" ] && [ "$size" -le "$SMALL" ] && [ "$size" -le "$left" ] && [ "$size" -le "$maxfile" ]; then
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
    flush_grown
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
    MARK=
    BEGIN=0
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
    from=$BEGIN
    wanted=$((size - BEGIN))
    if [ "$wanted" -gt "$most" ]; then
        DROPPED=$((wanted - most))
        wanted=$most
        [ "$keep" != tail ] || from=$((BEGIN + DROPPED))
    fi
    if ! { true; } 2>/dev/null < "$path"; then
        if [ -e "$path" ]; then entry denied 0; else entry vanished 0; fi
        return
    fi
    [ "$size" -le "$SMALL" ] || is_packed
    [ -n "$DATA" ] || size_of_data
    if [ -z "$MARK" ]; then
        entry ok "$from"
    else
        entry more "$from"
        SUM=-
        [ "$wanted" -ge "$HEAD" ] || plain_tail "$size"
        tell_mark "$SUM"
    fi
    {
        if [ "$DROPPED" -gt 0 ] && [ "$keep" = both ]; then
            skip "$BEGIN" && pack_first $((most / 2)) && [ "$CONTENT" -ge $((most / 2)) ] && skip "$DROPPED" &&
                pack_first $((most - most / 2))
        else
            skip "$from" && pack_first "$wanted"
        fi
    } 2>/dev/null < "$path"
    [ "$CUT" != - ] || [ "$CONTENT" -ge "$wanted" ] || CUT=shrank
    # Of what is cut, the overlord need not see what tells the file from its rotated successor.
    lead=$CONTENT
    [ "$DROPPED" -eq 0 ] || [ "$keep" != both ] || [ "$lead" -le $((most / 2)) ] || lead=$((most / 2))
    if [ -n "$MARK" ]; then
        :
    elif [ "$from" -gt 0 ] || { [ "$lead" -lt "$size" ] && [ "$lead" -lt "$HEAD" ]; }; then
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
