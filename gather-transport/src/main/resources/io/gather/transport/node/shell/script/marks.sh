
# What of a log earlier gathers have. The plan says how far each was delivered, as marks LENGTH:TO:TAIL:DEVICE:INODE:NUMBER by the digest
# of the first LENGTH bytes, the farthest first, and LENGTHS, those shorter than usual. A log is found by its bytes; what is not found is read whole.

# file_marks: sets MARK to the number of the mark behind which the file goes on, and BEGIN to the place; MARK is empty where there is none.
file_marks() {
    MARK=
    BEGIN=0
    UNPACKED=
    [ -n "$MARKS" ] && [ -n "$SHA" ] && [ "$size" -gt 0 ] && is_growing "$path" || return 0
    find_masked
    [ -n "$HEADSUM" ] && [ -z "$LENGTHS" ] || first_bytes
    marks_of "$HEADSUM"
    look_for_marks plain_tail "$size"
    [ -n "$MARK" ] || shorter_marks plain_tail "$size"
    if [ -n "$MARK" ] && [ "$BEGIN" -lt "$size" ] && tears_line; then
        MARK=
    fi
    if [ -n "$MARK" ] && [ "$BEGIN" -lt "$size" ]; then
        RAW=
        is_packed
        [ -z "$RAW" ] || MARK=
    fi
    [ -n "$MARK" ] || packed_marks
    [ -n "$MARK" ] || BEGIN=0
}

find_masked() {
    masked=$MASKED
    case $MASKED_TASKS in
    *" $T "*) masked=1 ;;
    esac
}

# What is masked must not be torn: only whole lines are left out, or all of it.
tears_line() {
    [ -n "$masked" ] && [ -n "$(tail -c 1 "$R.head")" ]
}

is_growing() {
    case $1 in
    */log/* | */logs/* | *.log | *.err | *.out) return 0 ;;
    esac
    case ${1##*/} in
    *.log[.-]* | *.err[.-]* | *.out[.-]*) return 0 ;;
    esac
    return 1
}

# Sets HEADSUM to the digest of the first bytes.
first_bytes() {
    HEADSUM=-
    if dd bs="$HEAD" count=1 2>/dev/null < "$path" > "$R.first"; then
        digest "$R.first"
        HEADSUM=$SUM
    fi
}

# look_for_marks HOW SIZE: of the marks in FOUND, that which the file reaches; HOW TO sets SUM to the digest of what is before that place.
look_for_marks() {
    MARK=
    reached=
    other=
    asked=
    for mark in $FOUND; do
        ifs=$IFS
        IFS=:
        # shellcheck disable=SC2086
        set -- "$1" "$2" $mark
        IFS=$ifs
        [ "$4" -le "$2" ] || continue
        if [ -n "$reached" ]; then
            [ "$4" -eq "$reached" ] || break
        fi
        [ "$4" = "$asked" ] && [ -n "$reached" ] || "$1" "$4"
        asked=$4
        [ "$SUM" = "$5" ] || continue
        reached=$4
        if [ "$6:$7" = "$device:$inode" ]; then
            MARK=$8
            other=
            break
        fi
        other="$other $8"
    done
    BEGIN=${reached:-0}
    case $other in
    ' '*' '* | '') ;;
    *) MARK=${other# } ;;
    esac
}

plain_tail() {
    SUM=-
    start=$(($1 - HEAD))
    count=$HEAD
    if [ "$start" -lt 0 ]; then
        start=0
        count=$1
    fi
    { skip "$start" && dd bs="$count" count=1; } 2>/dev/null < "$path" > "$R.head" && digest "$R.head"
}

# The same for logs that were shorter than a head when they were delivered.
shorter_marks() {
    for short in $LENGTHS; do
        [ "$short" -le "$2" ] || continue
        dd bs="$short" count=1 2>/dev/null < "$R.first" > "$R.head" && digest "$R.head" || continue
        marks_of "$SUM"
        [ -n "$FOUND" ] || continue
        look_for_marks "$1" "$2"
        [ -z "$MARK" ] || return 0
    done
}

# What was compressed since: its content is looked at. Sets UNPACKED to its length, and UNPACK to the program.
packed_marks() {
    case $path in
    *.gz) UNPACK=gzip ;;
    *.xz) UNPACK=xz ;;
    *.bz2) UNPACK=bzip2 ;;
    *.zst) UNPACK=zstd ;;
    *) return 0 ;;
    esac
    have "$UNPACK" || return 0
    "$UNPACK" -dc < "$path" 2>/dev/null | head -c "$HEAD" > "$R.first" || return 0
    [ -s "$R.first" ] || return 0
    digest "$R.first"
    marks_of "$SUM"
    [ -n "$FOUND" ] || [ -n "$LENGTHS" ] || return 0
    "$UNPACK" -t < "$path" 2>/dev/null || return 0
    length=$("$UNPACK" -dc < "$path" 2>/dev/null | wc -c)
    look_for_marks packed_tail $((length))
    [ -n "$MARK" ] || shorter_marks packed_tail $((length))
    if [ -n "$MARK" ] && [ "$BEGIN" -lt $((length)) ] && tears_line; then
        MARK=
    fi
    [ -z "$MARK" ] || UNPACKED=$((length))
}

packed_tail() {
    SUM=-
    start=$(($1 - HEAD))
    [ "$start" -ge 0 ] || start=0
    "$UNPACK" -dc < "$path" 2>/dev/null | tail -c +$((start + 1)) | head -c $(($1 - start)) > "$R.head" && digest "$R.head"
}

# read_marked: of a file with a mark, what is new. Lines: the number of the mark and the digest of the file's first bytes; then that of those
# before its end, where the overlord does not see them.
read_marked() {
    if [ -n "$UNPACKED" ]; then
        read_rest
    elif [ "$BEGIN" -eq "$size" ]; then
        flush_batch
        entry old "$BEGIN"
        tell_mark -
    else
        flush_all
        read_regular
    fi
}

# tell_mark TAIL
tell_mark() {
    describes "o $MARK $HEADSUM"
    describes "k $1"
}

# Of what was compressed since, the end of its content; it goes by the name that it had.
read_rest() {
    plain_tail "$size"
    if [ "$BEGIN" -eq "$UNPACKED" ]; then
        flush_batch
        entry packed "$BEGIN"
        tell_mark "$SUM"
        return
    fi
    flush_all
    begin_content
    size_of_data
    "$UNPACK" -dc < "$path" 2>/dev/null | tail -c +$((BEGIN + 1)) > "$R.virtual"
    entry rest "$BEGIN"
    tell_mark "$SUM"
    pack_first $((UNPACKED - BEGIN)) < "$R.virtual"
    [ "$CUT" != - ] || [ "$CONTENT" -ge $((UNPACKED - BEGIN)) ] || CUT=shrank
    end_content
    left=$((left - CONTENT))
}
