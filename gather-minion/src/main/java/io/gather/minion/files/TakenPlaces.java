package io.gather.minion.files;

import io.gather.core.bundle.Claims;
import io.gather.minion.spool.Packing;

/**
 * What the files tasks of one run share.
 *
 * @param sources absolute paths that were gathered already
 * @param names names that are taken in the node's directory
 */
public record TakenPlaces(Exclusions exclusions, Claims sources, Claims names, Packing packing) {}
