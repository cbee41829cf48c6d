package io.gather.transport.foolscap.reference;

import io.gather.transport.foolscap.furl.Furl;

/** An object of ours, under the FURL by which anybody who knows it gets it. */
public record Published(Referenceable object, Furl furl) {}
