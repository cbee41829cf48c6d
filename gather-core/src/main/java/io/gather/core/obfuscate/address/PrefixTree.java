package io.gather.core.obfuscate.address;

/**
 * A keyed permutation of numbers of some bits that keeps common beginnings: two numbers that agree in exactly their first n bits do so
 * afterwards. Each number is a way through a binary tree; the key says at which forks left and right change places. One digest of 256
 * bits decides about the 255 forks of a byte.
 */
final class PrefixTree {
    private final AddressKey key;
    private final String purpose;
    private final Shape shape;

    /**
     * Forks that stay as they are.
     *
     * @param bits of each number, a multiple of 8
     * @param kept bits that are never changed, as a mask
     * @param zeros whether zeros that a number begins with stay, so that zero does and small numbers stay small
     * @param ends whether a last byte of 0 or 255 stays
     */
    record Shape(int bits, long kept, boolean zeros, boolean ends) {
        static Shape of(int bits) {
            return new Shape(bits, 0, false, false);
        }

        private boolean isPinned(int shift, int fork, boolean zeroSoFar) {
            boolean left = Integer.bitCount(fork) == 1;
            boolean right = Integer.bitCount(fork + 1) == 1;
            int bit = shift + 7 - (31 - Integer.numberOfLeadingZeros(fork));
            return ((kept >>> bit) & 1) == 1 || (zeros && zeroSoFar && left) || (ends && shift == 0 && (left || right));
        }
    }

    PrefixTree(AddressKey key, String purpose, Shape shape) {
        this.key = key;
        this.purpose = purpose;
        this.shape = shape;
    }

    /** @param context numbers of different contexts have nothing to do with each other */
    long map(long context, long number) {
        return walk(context, number, false);
    }

    long back(long context, long number) {
        return walk(context, number, true);
    }

    private long walk(long context, long number, boolean back) {
        long original = 0;
        long result = 0;
        for (int shift = shape.bits() - 8; shift >= 0; shift -= 8) {
            byte[] flips = key.digest(purpose, context, original, shift);
            int fork = 1;
            int there = 0;
            for (int bit = 7; bit >= 0; bit--) {
                int given = (int) ((number >>> (shift + bit)) & 1);
                boolean pinned = shape.isPinned(shift, fork, original == 0);
                int flip = pinned ? 0 : (flips[fork >>> 3] >>> (fork & 7)) & 1;
                there = (there << 1) | (given ^ flip);
                fork = (fork << 1) | (back ? given ^ flip : given);
            }
            original = (original << 8) | (fork & 0xff);
            result = (result << 8) | there;
        }
        return result;
    }
}
