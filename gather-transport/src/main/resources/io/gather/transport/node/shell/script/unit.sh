
# A unit is a task, or one value of a list. What it comes to is one line in the list of outcomes.

# The end of one of the minion's own processes is never an answer about the node. Whoever finds one dead says so, whatever part of
# the unit it is; the unit has no outcome then, and begins again.
lost() {
    LOST=$1
    echo "$U $1" > "w/$W.lost"
    return 1
}

# Waits. Where the node has nothing left to wait with, the minion would spin: it ends then, and its units say why.
nap() {
    if sleep "$1" 2>/dev/null; then
        NAPLESS=0
    else
        NAPLESS=$((${NAPLESS:-0} + 1))
        [ "$NAPLESS" -lt 3 ] || : > helpless
        [ "$NAPLESS" -lt 3 ] || : > stop
    fi
}

# Whether the unit was ended because the minion could not go on.
given_up() {
    [ -e helpless ] || return 1
    lost sleep
    return 0
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
            nap "$TICK"
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
