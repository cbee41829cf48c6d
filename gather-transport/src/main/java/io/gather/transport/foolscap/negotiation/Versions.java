package io.gather.transport.foolscap.negotiation;

/** Versions of something, from the lowest to the highest. */
record Versions(long lowest, long highest) {
    static Versions parse(String text) throws NegotiationException {
        String[] words = text.strip().split(" +");
        if (words.length != 2) {
            throw NegotiationException.ours("a range of versions that is none");
        }
        return new Versions(number(words[0]), number(words[1]));
    }

    static long number(String word) throws NegotiationException {
        if (!word.matches("[0-9]{1,18}")) {
            throw NegotiationException.ours("a number that is none");
        }
        return Long.parseLong(word);
    }

    /** @return the highest that both have */
    long best(Versions theirs, String what) throws NegotiationException {
        long best = Math.min(highest, theirs.highest);
        if (best < lowest) {
            throw NegotiationException.ours("I can't handle " + what + " " + best);
        }
        if (best < theirs.lowest) {
            throw NegotiationException.ours("You can't handle " + what + " " + best);
        }
        return best;
    }

    boolean has(long version) {
        return version >= lowest && version <= highest;
    }

    @Override
    public String toString() {
        return lowest + " " + highest;
    }
}
