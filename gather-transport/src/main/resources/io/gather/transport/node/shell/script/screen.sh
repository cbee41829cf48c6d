
# Content in which the screen finds nothing holds no secret: the overlord takes it as it is, and looks through all else. It is looked at as
# the overlord will have it: a copy, or a piece that was cut.

# What of a piece is looked at together with the next one: a secret may lie across.
EDGE=4096

# What a line takes that has no end: grep holds all of it.
SCREEN_ROOM=524288

# searching OPTION... FILE...: grep, as it is told.
searching() (
    # shellcheck disable=SC3045 # a shell that does not know it goes on without
    ulimit -v "$SCREEN_ROOM" 2>/dev/null
    LC_ALL=C
    export LC_ALL
    exec grep -E -i -a -e "$SCREEN" "$@" 2>/dev/null
)

# screen FILE...: leaves the names of those in which something is found, a line each, in their order.
screen() {
    SCREENED=
    : > "$R.found"
    [ -n "$SCREEN" ] && [ $# -gt 0 ] || return 0
    searching -l -- "$@" > "$R.found"
    [ $? -gt 1 ] || SCREENED=1
}

# is_clean FILE: whether nothing was found in it. Files come in their order, and the lines of what was found by the input 4.
is_clean() {
    [ -n "$SCREENED" ] || return 1
    [ -n "$found" ] || read -r found <&4 || found=-
    [ "$found" = "$1" ] || return 0
    found=
    return 1
}

# screen_piece BYTES: of content that is read piece by piece. One small piece is looked through by the overlord in any case.
screen_piece() {
    [ -n "$SCREEN" ] && [ -z "$SUSPECT" ] && { [ "$1" -gt "$SMALL" ] || [ "$CONTENT" -gt 0 ]; } || return 0
    SCREENED=1
    if [ "$CONTENT" -gt 0 ]; then
        cat "$R.edge" "$raw" | searching -q
    else
        searching -q -- "$raw"
    fi
    [ $? -eq 1 ] && { [ "$1" -lt "$MEMBER" ] || tail -c "$EDGE" "$raw" > "$R.edge"; } || SUSPECT=1
}

tell_clean() {
    [ -z "$SCREENED" ] || [ -n "$SUSPECT" ] || describes c
}
