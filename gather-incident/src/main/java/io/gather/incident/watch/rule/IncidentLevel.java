package io.gather.incident.watch.rule;

/** How bad an incident is, in Foolscap's words: what is below the first of them is none. */
public enum IncidentLevel {
    WEIRD(30),
    SCARY(35),
    BAD(40);

    private final int number;

    IncidentLevel(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
