package io.gather.core.inventory;

/** A machine to gather from. */
public record Node(String name, String address) {
    public static final String LOCAL_ADDRESS = "local";

    public boolean isLocal() {
        return address.equals(LOCAL_ADDRESS);
    }
}
