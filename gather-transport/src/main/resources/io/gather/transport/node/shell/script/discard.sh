# Removes what its minion had of the slots that minions share; the folder when it was the last one.
drop_slots() {
    ours "$1" || return 0
    set +f
    for slot in "$1"/[0-9]*; do
        whose=
        read -r _ whose 2>/dev/null < "$slot"
        [ "$whose" != "$GATHER/$NODE" ] || rm -f "$slot"
    done
    set -f
    rmdir "$1" 2>/dev/null || {
        [ ! -e "$1/wanted" ] || { rm -f "$1/wanted" && rmdir "$1" 2>/dev/null; }
    }
    return 0
}

# Ends every process of a run and removes its spool, however much of them there is; then tells what is left.
discard() {
    printf '\n%s\n' "$MARKER hello"
    tries=0
    while [ "$tries" -lt 5 ]; do
        marked "GATHER_MINION=$GATHER/$NODE/" "$RUN" "GATHER_MARK=$GATHER/$NODE/" || MARKED=$$
        [ -n "$MARKED" ] || break
        for process in $MARKED; do
            [ "$process" != "$$" ] || continue
            kill -KILL "$process" 2>/dev/null
        done
        tries=$((tries + 1))
        # What was killed is gone soon.
        [ "$tries" -lt 3 ] || sleep 0.1 2>/dev/null || sleep 1
    done
    left=
    who_am_i
    for base in "$@"; do
        drop_slots "$base/gather-slots-${MINE:-0}"
        folder=$base/gather-$GATHER
        if ours "$folder" && ours "$folder/$NODE"; then
            rm -rf "${folder:?}/${NODE:?}"
            rmdir "$folder" 2>/dev/null
            [ ! -e "$folder/$NODE" ] || left="$left $folder/$NODE"
        fi
    done
    processes=0
    # Whoever could not look counts itself: something may be left.
    for process in $MARKED; do
        kill -0 "$process" 2>/dev/null && processes=$((processes + 1))
    done
    printf '%s\n' "$MARKER gone $processes$left"
}
