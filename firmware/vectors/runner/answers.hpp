#pragma once
#include "runner/vector.hpp"
#include "text/text.hpp"

namespace mainswatch::vectors {

/**
 * Each computes what this implementation answers to a vector and adds it as ` field=value` for every
 * field it has an answer to, in the order of the file.
 */
void answerPzemRequest(const Vector& vector, Text& to);
void answerPzemAnswer(const Vector& vector, Text& to);
void answerRms(const Vector& vector, Text& to);
void answerSignature(const Vector& vector, Text& to);
void answerRecord(const Vector& vector, Text& to);
void answerJournal(const Vector& vector, Text& to);

}  // namespace mainswatch::vectors
