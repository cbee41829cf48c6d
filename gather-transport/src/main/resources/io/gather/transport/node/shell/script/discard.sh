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
        sleep 0.1 2>/dev/null || sleep 1
    done
    left=
    for base in "$@"; do
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
