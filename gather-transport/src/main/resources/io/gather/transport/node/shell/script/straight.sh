
# Commands that write straight into a file of the spool, which costs no process but their own. What came of many is measured, copied and
# compressed together, and told then. Where a cap could cut the end, or room is short, a command's output goes through `capture` instead.

# A command may write this much more than is kept before it is ended: nobody measures while it runs fast.
STRAIGHT_FILE=268435456
# Outcomes that are told together, and milliseconds that the first of them waits: what tells of them costs a handful of processes.
TOGETHER=40
SOON=3000
# Milliseconds from one look at a command's output to the next.
MEASURED=2000

# Whether that much room is there for each worker. A worker that cannot be told to hurry tells each outcome at once.
find_straight() {
    STRAIGHT=
    [ -n "$SQUEEZE" ] && [ "$FREE" -ge $((LEAVE + WORKERS * (STRAIGHT_FILE / 1024))) ] && mkdir -p o && STRAIGHT=1
}

begin_straight() {
    PENDING=0
    SELF=
    NUDGED=
    trap 'NUDGED=1' USR1
    read -r SELF _ 2>/dev/null < /proc/self/stat || SELF=
    : > "w/$W.ended"
    : > "w/$W.sums"
}

# goes_straight MAX KEEP WORD...: what opens its output by a name would empty the file.
goes_straight() {
    [ -n "$STRAIGHT" ] && [ "$2" = head ] && [ "$1" -lt $((STRAIGHT_FILE / 2)) ] && [ "$1" -le "$LEFT" ] && [ ! -e short ] || return 1
    case "$*" in
    */dev/std* | */dev/fd* | */proc/self* | */proc/\$\$*) return 1 ;;
    esac
}

# straight_task TIMEOUT MAX KEEP PROGRAM WORD...
straight_task() {
    : > "w/$W.why"
    begin_command
    most=$2
    until=$((BEGAN + $1))
    [ "$until" -le "$DEADLINE" ] || until=$DEADLINE
    {
        set_apart
        # shellcheck disable=SC3045
        ulimit -S -f $((STRAIGHT_FILE / 512)) 2>/dev/null
        shift 4
        # shellcheck disable=SC2086,SC2090
        exec $SETSID "$@"
    } < /dev/null >> "o/$U.r" 2>&1 &
    leader=$!
    [ -z "$JOBS" ] || set +m
    while :; do
        echo "$leader $until - $U run $most $SELF $PENDING" > "w/$W"
        NUDGED=
        wait "$leader"
        code=$?
        # Whoever was told to hurry did not see the end.
        [ "$code" -gt 128 ] && [ -n "$NUDGED" ] && [ -e "/proc/$leader" ] || break
        tell_ended together
    done
    ! kill -TERM "-$leader" 2>/dev/null || end_group
    : > "w/$W"
    ! given_up || return
    now
    why=
    read -r _ why < "w/$W.why"
    printf '%s\n' "$U $T ${I:--} ${V:--} $BEGAN $((NOW - BEGAN)) $most $code ${why:-itself}" >> "w/$W.ended"
    [ "$PENDING" -gt 0 ] || OLDEST=$NOW
    PENDING=$((PENDING + 1))
    [ -n "$SELF" ] && [ "$PENDING" -lt "$TOGETHER" ] && [ $((NOW - OLDEST)) -lt "$SOON" ] || tell_ended
}

# What the command left behind in its group and was asked to end.
end_group() {
    now
    patience=$((NOW + GRACE_ON_STOP))
    while kill -0 "-$leader" 2>/dev/null; do
        nap "$TICK"
        now
        [ "$NOW" -lt "$patience" ] || {
            kill -KILL "-$leader" 2>/dev/null
            return
        }
    done
}

# Records the commands that have ended; with a word only those of usual size, for something else is under way.
tell_ended() {
    [ "$PENDING" -gt 0 ] || return 0
    was_t=$T was_i=$I was_v=$V was_u=$U was_began=$BEGAN was_left=$LEFT was_most=$most
    keep_together || : > "w/$W.packed"
    : > "w/$W.left"
    PENDING=0
    while read -r U T I V BEGAN TOOK most code why <&5; do
        [ "$I" != - ] || I=
        [ "$V" != - ] || V=
        if read -r named meta data <&6 && [ "$named" = "$U" ] && [ "$data" != - ]; then
            echo "$meta $data" > "w/$W.sizes"
            record command "$code" "$why"
        elif [ -n "$1" ]; then
            printf '%s\n' "$U $T ${I:--} ${V:--} $BEGAN $TOOK $most $code $why" >> "w/$W.left"
            PENDING=$((PENDING + 1))
        else
            attempt keep_alone
        fi
    done 5< "w/$W.ended" 6< "w/$W.packed"
    if [ "$PENDING" -eq 0 ]; then : > "w/$W.ended"; else mv "w/$W.left" "w/$W.ended"; fi
    T=$was_t I=$was_i V=$was_v U=$was_u BEGAN=$was_began LEFT=$was_left most=$was_most
    TOOK=
    found_all
}

# Leaves a line for each command that has ended: its unit, and what was kept of it; hyphens where it is to be kept alone. A process
# that stayed behind may write on: what is kept are copies.
keep_together() {
    set --
    while read -r one _; do
        set -- "$@" "o/$one.r"
    done < "w/$W.ended"
    wc -c "$@" > "w/$W.measured" && sort_out || return 1
    # shellcheck disable=SC2086
    [ -z "$large" ] || $SHA $large > "w/$W.sums" || return 1
    # shellcheck disable=SC2086
    screen $large
    # shellcheck disable=SC2086
    [ -z "$copied" ] || cp $copied u/ || return 1
    # shellcheck disable=SC2086
    [ -z "$squeezed" ] || $PRESS $squeezed || return 1
    # shellcheck disable=SC2086
    [ -z "$kept" ] || wc -c $kept > "w/$W.measured" || return 1
    describe_kept
}

# Which are copied, compressed, or kept alone, by their size.
sort_out() {
    copied='' squeezed='' large='' kept=''
    total=0
    while read -r one _ _ _ _ _ most _ <&5; do
        read -r size named <&6 && [ "$named" = "o/$one.r" ] || return 1
        how=alone
        if [ "$size" -eq 0 ]; then
            how=empty
        elif [ "$size" -gt "$most" ] || [ "$size" -gt "$MEMBER" ]; then
            size=0
        elif [ "$size" -le "$TINY" ]; then
            how=copied
            copied="$copied $named"
            kept="$kept u/$one.r"
        elif [ "$size" -le "$SMALL" ] || [ -n "$SHA" ]; then
            how=squeezed
            squeezed="$squeezed $named"
            kept="$kept $named.gz"
            [ "$size" -le "$SMALL" ] || { how=large large="$large $named"; }
        fi
        total=$((total + size))
        echo "$one $how $size"
    done 5< "w/$W.ended" 6< "w/$W.measured" > "w/$W.sorted"
    spend "$total"
}

describe_kept() {
    found=
    while read -r one how size <&5; do
        data=0
        case $how in
        copied | squeezed | large) read -r data named <&6 || return 1 ;;
        esac
        case $how:$named in
        empty:*) line= ;;
        copied:"u/$one.r") line="r $data$LF" ;;
        squeezed:"o/$one.r.gz") line="g - - -$LF" ;;
        large:"o/$one.r.gz")
            read -r sum _ <&7 || return 1
            line="g $size $data $sum$LF"
            ! is_clean "${named%.gz}" || line="${line}c$LF"
            ;;
        *)
            echo "$one - -"
            continue
            ;;
        esac
        line="${line}e 0 -$LF"
        if printf %s "$line" > "u/$one.m"; then
            echo "$one ${#line} $data"
        else
            echo "$one - -"
        fi
    done 5< "w/$W.sorted" 6< "w/$W.measured" 7< "w/$W.sums" 4< "$R.found" > "w/$W.packed"
}

# What is longer than is kept, or could not be kept together with others.
keep_alone() {
    R=w/$W.tmp
    D=u/$U.d
    M=u/$U.m
    out=o/$U.r
    : > "w/$W.sizes"
    : > "w/$W.why"
    rm -f "$D" "$M" "u/$U.r" || rm -f "$D" "$M" "u/$U.r" || lost rm || return
    [ -e "$out" ] || gzip -dc "$out.gz" > "$out" || { rm -f "$out"; lost gzip; } || return
    rm -f "$out.gz"
    capture "$most" head < "$out"
    over=
    read -r _ over < "w/$W.why"
    record command "$code" "${over:-$why}"
    was_lost || rm -f "$out"
}
