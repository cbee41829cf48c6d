
# Logs that go on behind a mark: many are compared with it, digested and compressed together, by some processes for all of them. What is not
# as was expected is looked at by itself, after all others.

GROWN=64
GROWN_BYTES=33554432
KNOWN=256
GROWN_COUNT=0
HEADSUM=

# know_logs: what the first KiB of each log comes to that was chosen. Leaves lines, in their order: digest, first bytes in hex, path.
know_logs() {
    GROWN_COUNT=0
    GROWN_SIZE=0
    : > "$R.known"
    : > "$R.again"
    [ -n "$MARKS" ] && [ -n "$SHA" ] && [ -n "$SQUEEZE" ] && have awk || return 0
    set --
    while read -r mark _ kind _ _ _ size link; do
        [ "$mark$kind" = nf ] && [ "$size" -ge "$HEAD" ] && is_growing "$link" && [ -r "$link" ] || continue
        case $link in
        /proc/* | /sys/* | *//*) continue ;;
        esac
        ! harms "$link" || continue
        set -- "$@" "$link"
        [ $# -lt "$KNOWN" ] || {
            know "$@"
            set --
        }
    done < "$R.chosen"
    [ $# -eq 0 ] || know "$@"
    # Where bytes are skipped at once, finding a place takes one process.
    SKIPS=
    [ ! -s "$R.known" ] || {
        printf abcd > "$R.abcd"
        [ "$(dd bs=2 count=1 skip=1 iflag=skip_bytes 2>/dev/null < "$R.abcd")" != bc ] || SKIPS=1
    }
}

# know PATH...: nothing is known of any where one of them cannot be read: each is looked at by itself then.
know() {
    head -q -c "$HEAD" -- "$@" > "$R.heads" 2>/dev/null || return 0
    size_of "$R.heads"
    [ "$BYTES" -eq $(($# * HEAD)) ] || return 0
    rm -rf "$R.h"
    mkdir "$R.h" && split -a 4 -b "$HEAD" "$R.heads" "$R.h/" 2>/dev/null || return 0
    set +f
    # shellcheck disable=SC2086
    $SHA "$R.h"/* > "$R.sums"
    code=$?
    set -f
    [ "$code" -eq 0 ] || return 0
    od -An -v -tx1 "$R.heads" | awk -v lines=$((HEAD / 16)) 'NR % lines == 1 { print $1 $2 $3 $4 $5 $6 $7 $8 }' > "$R.hex"
    for known_path in "$@"; do
        read -r known_sum _ <&5 && read -r known_hex <&6 || return 0
        printf '%s\n' "$known_sum $known_hex $known_path"
    done 5< "$R.sums" 6< "$R.hex" >> "$R.known"
}

# Sets HEADSUM and HEADHEX of the file whose line comes next; they are empty where nothing is known of it.
next_known() {
    HEADSUM=
    [ "$link" = "$known_path" ] || return 0
    HEADSUM=$known_sum
    HEADHEX=$known_hex
    read -r known_sum known_hex known_path <&4 || known_path=
}

# Whether this log has a mark that may be expected to fit, and little behind it. Sets NUMBER, BEGIN and TAIL of the mark.
has_little_new() {
    [ -n "$HEADSUM" ] || return 1
    marks_of "$HEADSUM"
    case $FOUND in
    '' | *' '*) return 1 ;;
    esac
    ifs=$IFS
    IFS=:
    # shellcheck disable=SC2086
    set -- $FOUND
    IFS=$ifs
    BEGIN=$2
    TAIL=$3
    NUMBER=$6
    rest=$((size - BEGIN))
    [ "$1" -eq "$HEAD" ] && [ "$BEGIN" -ge "$HEAD" ] && [ "$rest" -ge 0 ] && [ "$rest" -le "$PIECE" ] && [ "$rest" -le "$left" ] &&
        [ "$rest" -le "$maxfile" ] || return 1
    [ "$rest" -eq 0 ] || ! looks_packed "$HEADHEX"
}

add_grown() {
    if [ "$GROWN_COUNT" -eq 0 ]; then
        allowance
        grown_room=$LEFT
        : > "$R.grown"
    fi
    printf '%s\n' "$rest $BEGIN $TAIL $NUMBER $HEADSUM $time $kind $mode $device $inode $size $link" >> "$R.grown"
    GROWN_COUNT=$((GROWN_COUNT + 1))
    GROWN_SIZE=$((GROWN_SIZE + rest))
    left=$((left - rest))
    [ "$GROWN_COUNT" -lt "$GROWN" ] && [ "$GROWN_SIZE" -lt "$GROWN_BYTES" ] || flush_grown
}

flush_grown() {
    [ "$GROWN_COUNT" -gt 0 ] || return 0
    GROWN_COUNT=0
    total=$GROWN_SIZE
    GROWN_SIZE=0
    rm -rf "$R.g"
    : > "$R.other"
    # The scratch files go with the others.
    if [ "$total" -le "$grown_room" ] && mkdir "$R.g" && copy_grown && press_grown; then
        cat "$R.other" >> "$R.again" || lost cat
        return
    fi
    ! was_lost || return 0
    DATA=
    left=$((left + total))
    while read -r _ _ _ _ _ g_file; do
        printf '%s\n' "$g_file"
    done < "$R.grown" >> "$R.again"
}

# Of each log the KiB before its mark, and what is behind it.
copy_grown() {
    n=1000
    while read -r g_rest g_begin _ _ _ _ _ _ _ _ _ g_link; do
        n=$((n + 1))
        {
            before_mark "$g_begin" > "$R.g/$n.t" && { [ "$g_rest" -eq 0 ] || head -c "$g_rest" > "$R.g/$n"; }
        } 2>/dev/null < "$g_link" || return 1
    done < "$R.grown"
}

before_mark() {
    if [ -n "$SKIPS" ]; then
        dd bs="$HEAD" count=1 skip=$(($1 - HEAD)) iflag=skip_bytes
    else
        skip $(($1 - HEAD)) && dd bs="$HEAD" count=1
    fi
}

# Nothing of it counts before all of it is there.
press_grown() {
    set +f
    # shellcheck disable=SC2086
    $SHA "$R.g"/*.t > "$R.sums"
    code=$?
    set -f
    [ "$code" -eq 0 ] && no_torn_line && fitting || return 1
    [ -s "$R.fitting" ] || return 0
    # shellcheck disable=SC2086
    set -- $rests
    for scratch in sizes sums ends stored found; do
        : > "$R.$scratch"
    done
    before=0
    if [ $# -gt 0 ]; then
        wc -c "$@" > "$R.sizes" && $SHA "$@" > "$R.sums" || return 1
        # shellcheck disable=SC2086
        [ -z "$ends" ] || $SHA $ends > "$R.ends" || return 1
        screen "$@"
        # shellcheck disable=SC2086
        $PRESS "$@" 2>/dev/null && wc -c $pressed > "$R.stored" || return 1
    fi
    describe_grown > "$R.lines" || return 1
    if [ $# -gt 0 ]; then
        [ ! -s "$D" ] || { size_of_data; before=$DATA; }
        # shellcheck disable=SC2086
        cat $pressed >> "$D" || {
            cut_data
            return 1
        }
    fi
    while IFS= read -r line; do
        describes "$line"
    done < "$R.lines"
    DATA=
    spend "$total"
}

# What is masked must not be torn: where a mark is within a line, each log is looked at by itself.
no_torn_line() {
    find_masked
    [ -n "$masked" ] || return 0
    set +f
    set -- "$R.g"/*.t
    set -f
    ends=$(tail -q -c 1 "$@" 2>/dev/null | tr -dc '\n' | wc -c)
    [ $((ends)) -eq $# ]
}

# Which logs have what their marks say. Of a short rest the overlord does not see enough to know the log's end again.
fitting() {
    rests=
    pressed=
    ends=
    n=1000
    : > "$R.fitting"
    while read -r g_rest g_begin g_tail g_number g_head g_file <&5; do
        n=$((n + 1))
        read -r sum _ <&6 || return 1
        if [ "$sum" != "$g_tail" ]; then
            left=$((left + g_rest))
            printf '%s\n' "$g_file" >> "$R.other"
            continue
        fi
        printf '%s\n' "$g_rest $g_begin $g_number $g_head $g_file" >> "$R.fitting"
        [ "$g_rest" -gt 0 ] || continue
        rests="$rests $R.g/$n"
        pressed="$pressed $R.g/$n.gz"
        [ "$g_rest" -lt "$HEAD" ] || continue
        cat "$R.g/$n.t" "$R.g/$n" | tail -c "$HEAD" > "$R.g/$n.e"
        ends="$ends $R.g/$n.e"
    done 5< "$R.grown" 6< "$R.sums"
}

describe_grown() {
    found=
    while read -r g_rest g_begin g_number g_head g_time g_kind g_mode g_device g_inode g_size g_link <&5; do
        state=old
        [ "$g_rest" -eq 0 ] || state='more'
        printf '%s\n' "f $g_kind $state $g_time $g_mode $g_device $g_inode $g_size $g_begin $g_link" "o $g_number $g_head"
        if [ "$g_rest" -eq 0 ]; then
            echo 'k -'
            continue
        fi
        read -r content named <&6 && read -r sum _ <&7 && read -r stored _ <&8 && [ "$content" -eq "$g_rest" ] || return 1
        end=-
        [ "$g_rest" -ge "$HEAD" ] || read -r end _ <&9 || return 1
        printf '%s\n' "k $end" "g $content $stored $sum"
        ! is_clean "$named" || echo c
        echo 'e 0 -'
    done 5< "$R.fitting" 6< "$R.sizes" 7< "$R.sums" 8< "$R.stored" 9< "$R.ends" 4< "$R.found"
}

# What went on in another way than was expected, each by itself.
take_again() {
    while read -r time kind mode device inode size link; do
        HEADSUM=
        if has_room; then
            take_file
        else
            LN=$((LN + 1))
            LNB=$((LNB + size))
        fi
    done < "$R.again"
    flush_all
}
