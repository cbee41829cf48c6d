package io.gather.incident.wire;

/** What Foolscap calls the objects that logs are spoken about with. */
public enum LogInterface {
    /** What nodes bring their publisher to. */
    GATHERER("RILogGatherer"),
    /** A node's log, as others see it. */
    PUBLISHER("RILogPublisher"),
    /** What is told of events and incidents; the node looks at the name. */
    OBSERVER("RILogObserver"),
    /** What ends a node's telling. */
    SUBSCRIPTION("RISubscription");

    private final String text;

    LogInterface(String text) {
        this.text = text + ".foolscap.lothar.com";
    }

    /** As it is said on the wire. */
    public String text() {
        return text;
    }
}
