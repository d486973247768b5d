using CoachBot.Coach.Cards;

namespace CoachBot.Wire;

/// <summary>Puts words to a form. Pure.</summary>
/// <param name="formId">Names this one opening of the form.</param>
public delegate Form FormRenderer(FormView view, string formId, Reader reader);

/// <summary>Puts words to the home view. Pure.</summary>
public delegate HomeView HomeRenderer(HomeSheet sheet, Reader reader);

/// <summary>One part as plain text, such as a field's error. Pure.</summary>
public delegate string SentenceRenderer(Part part, Reader reader);
