/**
 * Java to C, with TeaVM, for a processor that has no operating system below it.
 *
 * <p>TeaVM translates the classes; its runtime, which is made for Unix and Windows, is left out, and
 * src/baremetal/c/runtime takes its place. What TeaVM has generated is rewritten until it fits: constants become
 * constants, references on the stack are no longer listed. Every rewrite knows what it expects to find, and stops the
 * build when a version of TeaVM writes something else. {@link io.limpet.image.teavm.JavaToC} is the face; knows no
 * board and no C compiler.
 */
package io.limpet.image.teavm;
