package io.gather.transport.foolscap.negotiation;

/** What is to be done after the peer's hello. */
public sealed interface NegotiationStep {
    /** We are the master: the block is to be sent, then Banana begins. */
    record Decided(HeaderBlock block, Agreement agreement) implements NegotiationStep {}

    /** We are the slave: the peer's next block decides. */
    record Await() implements NegotiationStep {}
}
