package io.gather.transport.foolscap.negotiation;

import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.TubId;

/**
 * What two tubs have agreed on.
 *
 * @param peer who it has proved to be
 * @param vocabulary in both directions, to begin with
 */
public record Agreement(TubId peer, Vocabulary vocabulary) {}
