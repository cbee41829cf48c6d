package io.gather.core.compare.text;

/** An edit script as hunks of a unified diff, written as they are found. */
public final class Unified {
    /** Told the lines of a patch, without their ends and a character a byte. */
    public interface Sink {
        void line(Kind kind, String text);
    }

    public enum Kind {
        HUNK,
        BOTH,
        ONLY_FIRST,
        ONLY_SECOND,
        NO_END;

        /** What the line begins with. */
        public String mark() {
            return switch (this) {
                case HUNK -> "";
                case BOTH -> " ";
                case ONLY_FIRST -> "-";
                case ONLY_SECOND -> "+";
                case NO_END -> "\\";
            };
        }
    }

    private final EditScript script;
    private final int context;
    private final Sink sink;

    private Unified(EditScript script, int context, Sink sink) {
        this.script = script;
        this.context = context;
        this.sink = sink;
    }

    /** @param context equal lines around each change */
    public static void write(EditScript script, int context, Sink sink) {
        new Unified(script, context, sink).write();
    }

    private void write() {
        int a = 0;
        int b = 0;
        while (true) {
            int equal = equal(a, b);
            if (atEnd(a + equal, b + equal)) {
                return;
            }
            int lead = Math.min(equal, context);
            int startA = a + equal - lead;
            int startB = b + equal - lead;
            int endA = a + equal;
            int endB = b + equal;
            while (true) {
                endA = script.deleted().nextClearBit(endA);
                endB = script.inserted().nextClearBit(endB);
                int between = equal(endA, endB);
                // Compared without adding: contexts may be as large as numbers are.
                if (atEnd(endA + between, endB + between) || between - context > context) {
                    int trail = Math.min(between, context);
                    endA += trail;
                    endB += trail;
                    break;
                }
                endA += between;
                endB += between;
            }
            hunk(startA, endA, startB, endB);
            a = endA;
            b = endB;
        }
    }

    private boolean atEnd(int a, int b) {
        return a == script.a().lines() && b == script.b().lines();
    }

    /** How many equal lines follow. */
    private int equal(int a, int b) {
        int nextA = script.deleted().nextSetBit(a);
        int nextB = script.inserted().nextSetBit(b);
        return Math.min(nextA < 0 ? script.a().lines() - a : nextA - a,
                nextB < 0 ? script.b().lines() - b : nextB - b);
    }

    private void hunk(int startA, int endA, int startB, int endB) {
        sink.line(Kind.HUNK, "@@ -" + range(startA, endA) + " +" + range(startB, endB) + " @@");
        int a = startA;
        int b = startB;
        while (a < endA || b < endB) {
            if (a < endA && script.deleted().get(a)) {
                line(Kind.ONLY_FIRST, script.a().line(a++));
            } else if (b < endB && script.inserted().get(b)) {
                line(Kind.ONLY_SECOND, script.b().line(b++));
            } else {
                line(Kind.BOTH, script.a().line(a++));
                b++;
            }
        }
    }

    /** An empty range is named by the line before it. */
    private static String range(int start, int end) {
        int count = end - start;
        return count == 1 ? String.valueOf(start + 1) : (count == 0 ? start : start + 1) + "," + count;
    }

    private void line(Kind kind, String line) {
        if (line.endsWith("\n")) {
            sink.line(kind, line.substring(0, line.length() - 1));
        } else {
            sink.line(kind, line);
            sink.line(Kind.NO_END, " No newline at end of file");
        }
    }
}
