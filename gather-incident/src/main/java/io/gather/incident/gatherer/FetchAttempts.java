package io.gather.incident.gatherer;

/**
 * How often an incident was asked for in vain. What cannot be sent breaks off at the same place each time; what the network broke off does
 * not.
 *
 * @param all of them
 * @param same how often it broke off there the last times
 * @param place how many events came
 */
record FetchAttempts(int all, int same, int place) {
    static final FetchAttempts NONE = new FetchAttempts(0, 0, -1);
    private static final int SAME = 3;
    private static final int ALL = 10;

    FetchAttempts and(int where) {
        return new FetchAttempts(all + 1, where == place ? same + 1 : 1, where);
    }

    boolean isEnough() {
        return same >= SAME || all >= ALL;
    }
}
