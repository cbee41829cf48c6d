
# Tasks that go on at the same time on this node, of all gathers of this user together: a worker with something to do has one of the files
# in SLOTS, and keeps it from unit to unit unless somebody wants one. SLOTS is empty where there is no such folder: then each
# minion is bounded by itself.
find_slots() {
    SLOTS=
    SLOT=
    who_am_i || return 0
    SLOTS=${1%/*/*}/gather-slots-${MINE:-0}
    own_folder "$SLOTS" 2>/dev/null || SLOTS=
}

# Takes a slot, or goes without: when the task only waits, when it is time to end, and when a minion that has none has waited for a minute.
hold() {
    [ -n "$SLOTS" ] && [ "$W" -le "$PARALLEL" ] || return 0
    if [ -n "$SLOT" ]; then
        [ -e "$SLOTS/wanted" ] || return 0
        rm -f "$SLOTS/wanted"
        tell_ended
        let_go
        # Whoever waits looks meanwhile.
        nap "$TICK"
        nap "$TICK"
    fi
    now
    patience=$((NOW + 60000))
    while [ ! -e stop ] && [ ! -e over ]; do
        any_slot && return 0
        tell_ended
        now
        [ "$NOW" -lt "$patience" ] || has_slots || return 0
        nap "$TICK"
    done
}

# From the end, as minions that know of fewer slots have only the first ones.
any_slot() {
    n=$PARALLEL
    while [ "$n" -gt 0 ]; do
        if [ ! -e "$SLOTS/$n" ]; then
            set -C
            if { echo "$$ $GATHER/$NODE" > "$SLOTS/$n"; } 2>/dev/null; then
                SLOT=$SLOTS/$n
                set +C
                return 0
            fi
            set +C
            # The last of another gather may have removed the folder; a disk may be full.
            if [ ! -d "$SLOTS" ]; then
                mkdir "$SLOTS" 2>/dev/null && chmod 700 "$SLOTS"
            elif [ -e "$SLOTS/$n" ] && [ ! -s "$SLOTS/$n" ]; then
                return 1
            fi
        else
            free_slot
        fi
        n=$((n - 1))
    done
    { printf '' > "$SLOTS/wanted"; } 2>/dev/null
    return 1
}

# Of a minion that was killed.
free_slot() {
    ! works "$SLOTS/$n" || return 0
    mv "$SLOTS/$n" "$SLOTS/dead-$$-$W" 2>/dev/null || return 0
    # Another one may have been as fast.
    ! works "$SLOTS/dead-$$-$W" || ln "$SLOTS/dead-$$-$W" "$SLOTS/$n" 2>/dev/null
    rm -f "$SLOTS/dead-$$-$W"
}

# Whether the minion that has a slot is there. One that does not tell is just about to.
works() {
    holder=
    read -r holder _ 2>/dev/null < "$1"
    case $holder in
    '' | *[!0-9]*) return 0 ;;
    esac
    is_minion "$holder" ''
}

has_slots() {
    n=$PARALLEL
    while [ "$n" -gt 0 ]; do
        holder=
        read -r holder _ 2>/dev/null < "$SLOTS/$n"
        [ "$holder" != "$$" ] || return 0
        n=$((n - 1))
    done
    return 1
}

let_go() {
    [ -z "$SLOT" ] || rm -f "$SLOT"
    SLOT=
}

# At the end: those too of workers that were killed.
leave_slots() {
    [ -n "$SLOTS" ] || return 0
    n=$PARALLEL
    while [ "$n" -gt 0 ]; do
        holder=
        read -r holder _ 2>/dev/null < "$SLOTS/$n"
        [ "$holder" != "$$" ] || rm -f "$SLOTS/$n"
        n=$((n - 1))
    done
    [ ! -e "$SLOTS/wanted" ] || rm -f "$SLOTS/wanted"
    rmdir "$SLOTS" 2>/dev/null
    return 0
}
