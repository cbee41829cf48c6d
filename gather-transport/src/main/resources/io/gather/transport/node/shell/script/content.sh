
# Content: cut into pieces, digested, compressed and appended to the unit's data.
# Output up to this size stays as it is: a process that compresses it costs more than it saves.
TINY=16384

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
    while [ "$n" -lt "$WORKERS" ]; do
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
    SCREENED=
    SUSPECT=
}

# Adds the piece in $raw, of that size, to the unit's data.
pack_piece() {
    SUM=-
    stored=-
    spend "$1"
    if [ -z "$SQUEEZE" ] || [ -n "$RAW" ]; then
        SUSPECT=1
        cat "$raw" >> "$D" || { failed $? cat; return 1; }
        DATA=
        describes "r $1"
        CONTENT=$((CONTENT + $1))
        return 0
    fi
    screen_piece "$1"
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
    tell_clean
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
