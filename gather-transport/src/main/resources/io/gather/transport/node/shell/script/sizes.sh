
# How much the files are that tasks would take now: found as ever, but none is read and nothing is written here. All that is found passes
# by one awk, which counts what several tasks want once.
say() {
    printf '%s\n' "$MARKER $*"
}

# sizes TASK...: a fact for each that was looked at to its end.
sizes() {
    printf '\n'
    say hello
    ! have awk || (look "$@")
    say end 0
}

look() {
    # What is begun here is known by it, when the time is over.
    GATHER_MINION=$MARKER
    export GATHER_MINION
    RUNNING=
    INSIDE=
    clock
    use_streams
    only_sizes
    DEADLINE=$((NOW + WITHIN))
    exec 5> /dev/null
    stat_tool || return
    # shellcheck disable=SC2090
    export DESCRIBE SPOOLS
    end_late < /dev/null > /dev/null 2>&1 5>&- &
    late=$!
    if [ -n "$PACKAGES" ]; then
        tools
        list_packages
    fi
    for T in "$@"; do
        I=
        V=
        LOST=
        "task_$T"
    done 5>&1 | GATHER_MINION='' awk -v marker="$MARKER" -v most="$MOST_FILES" '
        function seconds(time) { sub(/[.].*/, "", time); return time + 0 }
        $1 == "task" {
            task = $2
            max = $3
            left = max
            maxfile = $4
            since = $5
            full = 0
            count = 0
            files = 0
            lost = 0
            next
        }
        $1 == "lost" { lost = 1; next }
        $1 == "end" {
            if (!lost) {
                printf "%s fact files %s %.0f %.0f\n", marker, task, files, max - left
                fflush()
            }
            next
        }
        $2 ~ /[fpscbx]/ && seconds($1) < since && $7 !~ /^\/(proc|sys)\// { next }
        ++count > most { next }
        {
            path = $0
            for (i = 0; i < 6; i++) sub(/^[^ ]* /, "", path)
            size = $2 == "f" ? $6 : 0
            want = size > maxfile ? maxfile : size
            if (want > left && left < max) full = 1
            if ((full && size > 0) || (path in seen)) next
            seen[path] = 1
            files++
            left -= want > left ? left : want
        }'
    kill "$late" 2>/dev/null
}

# What tasks do here in place of what they do in a gather.
only_sizes() {
    # files_task TIMEOUT MAX MAXFILE KEEP FOLLOW SINCE
    files_task() {
        now
        [ "$NOW" -lt "$DEADLINE" ] || return 0
        follow=$5
        printf '%s\n' "task $T $2 $3 ${6:-0}"
        "find_$T" | with_targets | sort -k 1,1nr -k 7 || lost sort
        echo end
    }

    unmet() {
        [ -n "$LOST" ] || printf '%s\n' "task $T 0 0 0" end
    }
}

# When the time is over, whatever still looks is ended; more than once, as it may have begun another one.
end_late() {
    nap=
    trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
    sleep $((WITHIN / 1000)) &
    nap=$!
    wait "$nap" || return
    nap=
    for attempt in 1 2 3; do
        marked "GATHER_MINION=$MARKER" none
        for process in $MARKED; do
            kill -KILL "$process" 2>/dev/null
        done
        sleep 1
    done
}
