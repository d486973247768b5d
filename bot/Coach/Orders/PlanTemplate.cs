namespace CoachBot.Coach.Orders;

/// <summary>A template in <c>coaching-content/plans</c> over which a plan is walked back [PO-05]. Its steps make no circle: the content check sees to it.</summary>
/// <param name="Id">File name without language or extension; the step names are the words <c>step.ID</c>.</param>
public sealed record PlanTemplate(string Id, IReadOnlyList<TemplateStep> Steps);

/// <summary>A step of a template.</summary>
/// <param name="Days">Business days it takes, at least one.</param>
/// <param name="Role">One of <see cref="People.Roles"/>: whose work it is.</param>
/// <param name="After">Ids of the steps that must be done before it begins.</param>
/// <param name="Internal">Left out of the customer's page [PO-15].</param>
/// <param name="GoLive">The step that ends on the critical date.</param>
public sealed record TemplateStep(string Id, int Days, string Role, IReadOnlyList<string> After, bool Internal = false, bool GoLive = false);
