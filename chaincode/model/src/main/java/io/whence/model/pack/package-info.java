/**
 * The form of an evidence pack, shared by those who write packs and those who judge them: which files it has, the one zip
 * file that holds them, and the signed manifest that covers every byte of them. Nothing here judges what the files say.
 */
@NullMarked
package io.whence.model.pack;

import org.jspecify.annotations.NullMarked;
