/** What a jar of somebody else brings: a way of uploading and a module. */
@NullMarked
package io.gather.cli.it.mail;

import org.jspecify.annotations.NullMarked;
