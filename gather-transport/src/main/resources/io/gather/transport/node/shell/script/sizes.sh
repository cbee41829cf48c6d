
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

# Lines are taken in any order; only of more than a task may take it matters which ones are newer.
COUNT='
    function seconds(text) { sub(/[.].*/, "", text); return text + 0 }
    function take(i,  want) {
        want = size[i] > maxfile ? maxfile : size[i]
        if (want > left && left < max) full = 1
        if ((full && size[i] > 0) || (path[i] in seen)) return
        seen[path[i]] = 1
        files++
        left -= want > left ? left : want
    }
    function newer(i, j) { return time[i] != time[j] ? time[i] > time[j] : path[i] < path[j] }
    function sift(at, last,  child, kept) {
        kept = order[at]
        while ((child = 2 * at) <= last) {
            if (child < last && newer(order[child], order[child + 1])) child++
            if (!newer(kept, order[child])) break
            order[at] = order[child]
            at = child
        }
        order[at] = kept
    }
    function sort(  i, last) {
        for (i = 1; i <= count; i++) order[i] = i
        for (i = int(count / 2); i >= 1; i--) sift(i, count)
        for (last = count; last > 1; last--) {
            i = order[1]
            order[1] = order[last]
            order[last] = i
            sift(1, last - 1)
        }
    }
    $1 == "task" {
        task = $2
        max = $3
        left = max
        maxfile = $4
        since = $5
        full = 0
        count = 0
        total = 0
        files = 0
        lost = 0
        next
    }
    $1 == "lost" { lost = 1; next }
    $1 == "end" {
        large = total > max || count >= most
        if (large) sort()
        for (i = 1; i <= count && i <= most; i++) take(large ? order[i] : i)
        if (!lost) {
            printf "%s fact files %s %.0f %.0f\n", marker, task, files, max - left
            fflush()
        }
        next
    }
    $2 ~ /[fpscbx]/ && seconds($1) < since && $7 !~ /^\/(proc|sys)\// { next }
    {
        count++
        time[count] = $1 + 0
        size[count] = $2 == "f" ? $6 : 0
        total += size[count] > maxfile ? maxfile : size[count]
        name = $0
        for (i = 0; i < 6; i++) sub(/^[^ ]* /, "", name)
        path[count] = name
    }'

look() {
    # What is begun here is known by it, when the time is over.
    GATHER_MINION=$MARKER
    export GATHER_MINION
    RUNNING=
    INSIDE=
    TOGETHER=
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
    done 5>&1 | GATHER_MINION='' awk -v marker="$MARKER" -v most="$MOST_FILES" "$COUNT"
    kill "$late" 2>/dev/null
}

# What tasks do here in place of what they do in a gather.
only_sizes() {
    # files_task TIMEOUT MAX MAXFILE KEEP FOLLOW SINCE
    files_task() {
        now
        [ "$NOW" -lt "$DEADLINE" ] || return 0
        follow=$5
        PROBE=1
        SEEN=
        "find_$T"
        PROBE=
        printf '%s\n' "task $T $2 $3 ${6:-0}"
        [ -z "$SEEN" ] || find_described | with_targets
        echo end
    }

    # One process describes all that patterns name, where in a gather each has its own.
    describe() {
        if [ -n "$TOGETHER" ]; then
            printf '%s\0' "$1" >&6
        else
            FOLLOW=$follow MATCHES='' sh -c "$DESCRIBE" sh "$1" || lost stat
        fi
    }

    unmet() {
        [ -n "$LOST" ] || printf '%s\n' "task $T 0 0 0" end
    }
}

find_described() {
    {
        {
            TOGETHER=1
            "find_$T"
        } 6>&1 >&9 | FOLLOW=$follow MATCHES='' xargs -0 sh -c "$DESCRIBE" sh >&9 || lost stat
    } 9>&1
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
