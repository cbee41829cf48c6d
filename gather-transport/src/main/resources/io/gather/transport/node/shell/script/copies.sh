
# Files of some size that are wanted whole: many are copied together, and then measured, digested and compressed by one process each.
# A copy does not change meanwhile, as logs do.

COPIES=64
COPIES_BYTES=33554432

# Whether this file can be copied with others: it fits one piece, and bears a name that stands for itself, once, and not that of
# content that is compressed already.
goes_along() {
    [ -n "$SQUEEZE" ] && [ -n "$SHA" ] && [ "$size" -le "$PIECE" ] && [ "$size" -le "$left" ] && [ "$size" -le "$maxfile" ] || return 1
    base=${path##*/}
    case $base in
    -* | *[!-A-Za-z0-9._+@,:=%]* | *.gz | *.[zZ] | *-[zZ] | *-gz | *_z | *.t[agx]z | *.taz | *.xz | *.bz2 | *.zst | *.lz4 | *.zip | \
        *.rpm | *.deb | *.jar | *.jpg | *.png | *.journal | *.journal~) return 1 ;;
    esac
}

add_copy() {
    case " $COPY_NAMES " in
    *" $base "*) flush_copies ;;
    esac
    if [ "$COPY_COUNT" -eq 0 ]; then
        allowance
        copy_room=$LEFT
        : > "$R.copies"
        COPY_PATHS=
    fi
    printf '%s\n' "$time $kind $mode $device $inode $size $link" >> "$R.copies"
    COPY_NAMES="$COPY_NAMES $base"
    COPY_COUNT=$((COPY_COUNT + 1))
    COPY_SIZE=$((COPY_SIZE + size))
    left=$((left - size))
    [ "$COPY_COUNT" -lt "$COPIES" ] && [ "$COPY_SIZE" -lt "$COPIES_BYTES" ] || flush_copies
}

flush_copies() {
    [ "$COPY_COUNT" -gt 0 ] || return 0
    COPY_COUNT=0
    total=$COPY_SIZE
    COPY_SIZE=0
    COPY_NAMES=
    # They go with the other scratch files.
    if [ "$total" -le "$copy_room" ] && copy_all && press_all; then
        return
    fi
    ! was_lost || return 0
    # Whichever of them it was: each is read by itself.
    DATA=
    alone "$R.copies"
}

# What grows without end is not copied without end; one that hangs is ended by the warden.
copy_all() {
    [ ! -e "$R.copy" ] || rm -rf "$R.copy"
    mkdir "$R.copy" || return 1
    set --
    current=$path
    while read -r _ _ _ _ _ _ c_link; do
        decode_path "$c_link"
        set -- "$@" "$path"
    done < "$R.copies"
    path=$current
    now
    echo "$NOW" > "w/$W.busy"
    {
        ulimit -f $((COPIES_BYTES / 256)) 2>/dev/null
        exec cp -- "$@" "$R.copy" 2>/dev/null
    } &
    echo "$!" > "w/$W.reading"
    code=0
    wait "$!" || code=$?
    rm -f "w/$W.busy"
    return "$code"
}

# Nothing of it counts before all of it is there.
press_all() {
    set --
    pressed=
    growing=
    while read -r _ _ _ _ _ _ c_link; do
        copy=$R.copy/${c_link##*/}
        set -- "$@" "$copy"
        pressed="$pressed $copy.gz"
        ! is_growing "$c_link" || growing="$growing $copy"
    done < "$R.copies"
    last_bytes
    wc -c "$@" > "$R.sizes" || return 1
    # It starts slower, and takes half the time for so much.
    summer=$SHA
    [ "$total" -lt 4194304 ] || ! have openssl || summer='openssl dgst -sha256 -r'
    # shellcheck disable=SC2086
    $summer "$@" > "$R.sums" || return 1
    screen "$@"
    # shellcheck disable=SC2086
    $PRESS "$@" 2>/dev/null || return 1
    # shellcheck disable=SC2086
    wc -c "$R.last" $pressed > "$R.stored" || return 1
    LAST=
    describe_copies > "$R.lines" || return 1
    before=0
    [ ! -s "$D" ] || { size_of_data; before=$DATA; }
    # shellcheck disable=SC2086
    cat $LAST $pressed >> "$D" || {
        cut_data
        return 1
    }
    while IFS= read -r line; do
        describes "$line"
    done < "$R.lines"
    DATA=
    spend "$total"
}

# The last bytes of each log, for which the overlord inflates none of them then; nothing where this node's `tail` takes one file only.
last_bytes() {
    # shellcheck disable=SC2086
    { [ -n "$growing" ] && tail -q -c "$HEAD" $growing > "$R.last" 2>/dev/null; } || : > "$R.last"
}

# Says of each copy what is said of any file; fails where one is not what was found, or does not shrink as text does.
describe_copies() {
    # shellcheck disable=SC2086
    set -- $growing
    found=
    {
        read -r ends _ <&8 || return 1
        if [ $# -gt 0 ] && [ "$ends" -eq $(($# * HEAD)) ]; then
            LAST=$R.last
            echo "b $ends"
        fi
        while read -r c_time c_kind c_mode c_device c_inode c_size c_link <&5; do
            read -r content _ <&6 && read -r sum _ <&7 && read -r stored named <&8 || return 1
            [ "$named" = "$R.copy/${c_link##*/}.gz" ] && [ "$content" -ge "$c_size" ] && [ $((stored * 10)) -lt $((content * 9)) ] || return 1
            end='e 0 -'
            ! is_clean "$R.copy/${c_link##*/}" || end="c$LF$end"
            [ -z "$LAST" ] || ! is_growing "$c_link" || end="b$LF$end"
            printf '%s\n' "f $c_kind ok $c_time $c_mode $c_device $c_inode $c_size 0 $c_link" "g $content $stored $sum" "$end"
        done
    } 5< "$R.copies" 6< "$R.sizes" 7< "$R.sums" 8< "$R.stored" 4< "$R.found"
}

# What others left of data that does not count is cut off again.
cut_data() {
    [ ! -e "$D" ] || dd of="$D" bs=1 seek="$before" count=0 2>/dev/null < /dev/null || lost dd
}
